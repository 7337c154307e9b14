using Dtks.Platform.Problems;

namespace Dtks.RuleTable.Tests;

/// <summary>A small checkout of its own: one rule that is carried out, one of the same subject and one of another that are not.</summary>
internal sealed class SampleCheckout : IDisposable
{
    public SampleCheckout()
    {
        Write("Dtks.Serverless.sln", "");
        Write("docs/policy.md", "- **SUB-1** One.\n- **SUB-2** Two.\n- **OTH-1** Three.\n");
        Write("tests/Dtks.RuleTable/rule-notes.json", """{"neverRefuses":{},"notYet":{}}""");
        Write("functions/Dtks.Domain/Code.cs", """
            namespace Dtks.Domain.Kernel;
            public sealed record Violation(string Code, string? Rule) { public static Violation Some() => new("some.code", "SUB-1"); }
            """);
        Write("functions/Dtks.Domain/obj/Made.cs", "/// <summary>SUB-2</summary>\nclass Made;");
        Write("functions/Dtks.Platform/Problems.cs", """
            namespace Dtks.Platform.Problems;
            public sealed record Problem(string Code, string? Rule);
            public sealed record ProblemError(string Code, string? Rule);
            public sealed class MessageCatalogue { public string Text(string code) => code; }
            """);
        Write("functions/Dtks.Functions/Texts/some.id.json", """{"some.code":"Begini."}""");
        Write("tests/Dtks.Flows.Tests/SomeTests.cs", """class SomeTests { [Fact, Trait("rule", "SUB-1")] public void It_is_refused() { } }""");
    }

    /// <summary>Its directory.</summary>
    public string Root { get; } = Path.Combine(Path.GetTempPath(), $"dtks-rules-{Guid.NewGuid():N}");

    /// <summary>Writes a file of it.</summary>
    public void Write(string path, string text)
    {
        var full = Path.Combine(Root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
    }

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
