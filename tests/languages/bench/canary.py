"""A description full of texts that come near to breaking out of generated code, to prove that the check of the bundles is enough:
whatever it lets pass, the output compiles and does what it did."""

import json

PROFILES = ["portable", "java", "kotlin", "rust", "typescript"]

# What the check of the profiles lets pass: what ends comments and strings is refused there.
PROSE = (
    " ' \" `a` '' \"\" \\ \\n \\x41 %s %d %{a} $a $(a) {{a}} {{{a}}} @a @see {a} [a] <b> </b> </summary> <!-- <%= 7 %> <? ]]> & &amp;"
    " // # -- ; | \\d ~ ^ * / * /a =begin __END__ EOF '); x(\"\n=end\n}\n];\n#if\n//\n* a\n\\"
)
# Facts of the wire stay as they are, with everything that is refused elsewhere.
VERBATIM = "*/ /* \"\"\" ''' ${a} #{a} {$a} {@a \\(a) --> ?> ` '"
PATTERN = "^([^\\x00]*|\\*/|\"\"\"|'''|\\$\\{a\\}|#\\{a\\}|\\?>|-->|`)$"
TEXTS = ("title", "summary", "description")


def describe(bench):
    """Makes the bundles of the canary, where `bench` finds them."""
    text = (bench.root / "generated/openapi.json").read_text(encoding="utf-8")
    description = inject(json.loads(text))
    schemas = description["components"]["schemas"]
    schemas["CreateCreditCardRechargeRequest"]["properties"]["sequenceId"]["pattern"] = PATTERN
    schemas["ResponseStatus"]["properties"]["description"]["example"] = VERBATIM
    schemas["GiftPrepaidCardRequest"]["properties"]["receiverName"]["example"] = VERBATIM
    folder = bench.folder("canary")
    source = folder / "canary.json"
    source.write_text(json.dumps(description, ensure_ascii=False), encoding="utf-8")
    for profile in PROFILES:
        made = bench.run([bench.work.parent / "debug/xtask", "bundle", "--spec", source, "--profile", profile,
                          "-o", folder / f"openapi.{profile}.yaml"])
        if not made.ok:
            raise SystemExit(made.output)
    bench.descriptions = folder


def inject(value):
    """The description with the texts at the end of every sentence of it."""
    if isinstance(value, dict):
        return {name: injected(name, member) for name, member in value.items()}
    if isinstance(value, list):
        return [inject(item) for item in value]
    return value


def injected(name, member):
    if name in ("example", "examples") or name.startswith("x-") and name != "x-enum-descriptions":
        return member
    if name in TEXTS and isinstance(member, str):
        return member + PROSE
    if name == "x-enum-descriptions":
        return [text + PROSE for text in member]
    return inject(member)
