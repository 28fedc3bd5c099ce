"""Run strangers' programs, shut in, and talk with them in plain values; what runs there itself is in `inside`."""
