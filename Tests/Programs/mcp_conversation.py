"""Talks to `dragoman mcp` and `/mcp` with the clients of PyPI's mcp and fastmcp, and translates an article.

    python mcp_conversation.py DRAGOMAN LIBRARY ARTICLE

The translator is no model: it puts for each term the form that `annotate` gives, takes whole segments from the memory where
they are there, and mends what `check_translation` finds. It fails unless every term of the brief was followed.
"""

import asyncio
import socket
import subprocess
import sys
import time

from fastmcp import Client as FastClient
from mcp import ClientSession, StdioServerParameters
from mcp.client.stdio import stdio_client

TOOLS = [
    "lookup", "annotate", "match", "concordance", "check_translation", "glossary_block",
    "propose_term", "propose_correction",
]


def content(result):
    """What a tool gave, for programs, by either client."""
    for name in ("structured_content", "structuredContent"):
        value = getattr(result, name, None)
        if value is not None:
            return value
    raise AssertionError(f"no structured content: {result}")


def translated(segment):
    """A stand-in for a translation: the memory's words, or the source with its terms replaced."""
    if segment["matches"] and segment["matches"][0]["score"] == 100:
        return segment["matches"][0]["target"]
    text, start = segment["text"], segment["start"]
    places = []
    for term in segment["terms"]:
        use = [e for e in term["equivalents"] if e["status"] == "preferred"]
        if term["nested"] or not use:
            continue
        places.append((term["start"] - start, term["end"] - start, use[0]["insert"]))
    words, end = [], 0
    for first, last, insert in sorted(places):
        words.append(insert)
        end = max(end, last)
    return ", ".join(words) or text


async def translate(call, article):
    block = content(await call("glossary_block", {"text": article}))
    annotated = content(await call("annotate", {"text": article}))
    lines = [translated(segment) for segment in annotated["segments"]]
    sources = [segment["text"].replace("\n", " ") for segment in annotated["segments"]]
    arguments = {"source": "\n".join(sources), "target": "\n".join(lines), "brief": block}
    checked = content(await call("check_translation", arguments))
    # What the memory says in other words is said again with the house's.
    for verdict in checked["verdicts"]:
        if verdict["verdict"] in ("followed", "inflected"):
            continue
        place = int(verdict["segment"]) - 1
        if verdict["verdict"] in ("forbidden", "replaced") and verdict.get("found"):
            lines[place] = lines[place].replace(verdict["found"], verdict["use"][0])
        else:
            lines[place] += " " + verdict["use"][0]
    arguments["target"] = "\n".join(lines)
    checked = content(await call("check_translation", arguments))
    wrong = [v for v in checked["verdicts"] if v["verdict"] not in ("followed", "inflected")]
    print(f"{len(block['terms'])} terms, {len(checked['verdicts'])} verdicts, rate {checked['rate']}")
    assert not wrong, wrong
    assert checked["rate"] == 1


async def official(program, library, article):
    parameters = StdioServerParameters(command=program, args=["--library", library, "mcp"])
    async with stdio_client(parameters) as (read, write):
        async with ClientSession(read, write) as session:
            await session.initialize()
            tools = (await session.list_tools()).tools
            assert [tool.name for tool in tools] == TOOLS, tools
            assert (await session.list_resources()).resources
            assert len((await session.list_prompts()).prompts) == 2
            refused = await session.call_tool("lookup", {"query": "a", "nonsense": 1})
            assert refused.is_error, refused
            await translate(session.call_tool, article)
    print("mcp on standard input and output: passed")


async def fast(address, article, name):
    async with FastClient(address) as client:
        assert [tool.name for tool in await client.list_tools()] == TOOLS
        await translate(client.call_tool, article)
    print(f"fastmcp {name}: passed")


def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


def main():
    program, library, path = sys.argv[1:4]
    with open(path, encoding="utf-8") as file:
        article = file.read()
    asyncio.run(official(program, library, article))
    stdio = {"mcpServers": {"d": {"command": program, "args": ["--library", library, "mcp"]}}}
    asyncio.run(fast(stdio, article, "on standard input and output"))
    port = free_port()
    server = subprocess.Popen(
        [program, "--library", library, "serve", "--quiet", "--port", str(port)],
        stderr=subprocess.DEVNULL,
    )
    try:
        for _ in range(100):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.1)
        asyncio.run(fast(f"http://127.0.0.1:{port}/mcp", article, "by HTTP"))
    finally:
        server.terminate()
        server.wait()


main()
