using Dtks.RuleTable.Code;
using Dtks.RuleTable.Traits;
using Microsoft.CodeAnalysis.CSharp;

namespace Dtks.RuleTable.Tests;

/// <summary>What is read from single files.</summary>
public sealed class ReadingTests
{
    [Theory]
    [InlineData("/// <summary>What is proven (SUB-7).</summary>\nclass A;", "SUB-7")]
    [InlineData("/// <summary>From OWN-3 to\n/// OWN-5, and SUB-1.</summary>\nclass A;", "OWN-3 OWN-4 OWN-5 SUB-1")]
    [InlineData("class A { string b = \"SUB-7\"; string c = $\"{b} OTH-1\"; string d = \"\"\"OWN-1\"\"\"; }", "OTH-1 OWN-1 SUB-7")]
    [InlineData("// SUB-7\nclass A { /* SUB-8 */ }", "")]
    [InlineData("/// <summary>SHA-256, SUBX-1, ASUB-1, SUB-1a.</summary>\nclass A;", "")]
    public void Strings_and_doc_comments_name_rules(string source, string expected)
    {
        var ids = new RuleIds(["SUB", "OTH", "OWN"]).In(CSharpSyntaxTree.ParseText(source));

        Assert.Equal(expected, string.Join(' ', ids.Order(StringComparer.Ordinal)));
    }

    [Fact]
    public void A_test_names_rules_by_itself_and_by_its_class()
    {
        var tree = CSharpSyntaxTree.ParseText(
            """
            [Trait("rule", "SUB-1")]
            [Trait("speed", "slow")]
            public sealed class Some
            {
                [Fact] public void Plain() { }
                [Xunit.SkippableTheory, Xunit.Trait("rule", "SUB-2")] public void Own() { }
                [Trait("rule", "SUB-3")] public void Step() { }
                [Fact, Trait("rule", Rules.Named)] public void By_constant() { }
            }
            """);

        var tests = RuleTest.In("Dtks.Flows.Tests", tree).Select(t => $"{t.Class}.{t.Method} {t.Rule} {t.OverHttp}");

        Assert.Equal(["Some.Plain SUB-1 True", "Some.Own SUB-1 True", "Some.Own SUB-2 True", "Some.By_constant SUB-1 True", "Some.By_constant Rules.Named True"], tests);
    }
}
