"""Mark one submission: bytes in, plain values out.

    edition = read_edition("notebooks/04_descend_the_staircase.ipynb")
    with Sandbox() as sandbox:
        result = mark(data, edition, sandbox, seed=20260101)    # a `marks.Result`; `marks.to_json` makes text of it

The same bytes, edition and seed give the same result. Nothing that a submission does leaves this function but as a mark
or a sentence; SandboxError does, when the sandbox has ended and cannot be started again.
"""
