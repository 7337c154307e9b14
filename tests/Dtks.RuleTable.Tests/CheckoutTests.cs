using System.Text.RegularExpressions;
using Dtks.RuleTable.Table;

namespace Dtks.RuleTable.Tests;

/// <summary>What the table of this checkout must hold.</summary>
public sealed partial class CheckoutTests(Checkout checkout) : IClassFixture<Checkout>
{
    [Fact]
    public void No_rule_that_is_carried_out_has_an_empty_cell_and_no_rule_is_named_that_is_not_stated()
    {
        var gaps = RuleGaps.Of(checkout.Table);

        Assert.True(gaps.Count == 0, $"dotnet run --project tests/Dtks.RuleTable -- --missing shows:{Environment.NewLine}{string.Join(Environment.NewLine, gaps)}");
    }

    [Theory]
    [InlineData("id")]
    [InlineData("en")]
    public void Every_code_that_is_told_has_a_text(string language)
    {
        var texts = MessageTexts.Read(checkout.Tree, language);

        Assert.Empty(checkout.Table.Errors.Told.Where(c => !c.Contains("{}", StringComparison.Ordinal)).Except(texts.Keys).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("id")]
    [InlineData("en")]
    public void Every_text_is_of_a_code_that_is_told(string language)
    {
        var texts = MessageTexts.Read(checkout.Tree, language);

        Assert.Empty(texts.Keys.Where(c => !checkout.Table.Errors.Tells(c) && !IsOfAValue(c)).Order(StringComparer.Ordinal));

        // Or it tells a value of such a text's argument in words, or of one of several texts of a subject.
        bool IsOfAValue(string code) => code.Split('.') is [.. var told, var argument, _] && string.Join('.', told) is var of
            && texts.Any(t => (t.Key == of || (told.Length == 1 && t.Key.StartsWith(of + ".", StringComparison.Ordinal)))
                && checkout.Table.Errors.Tells(t.Key) && t.Value.Contains($"{{{argument}}}", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("id")]
    [InlineData("en")]
    public void What_goes_into_a_text_by_its_name_on_the_wire_has_words(string language)
    {
        var texts = MessageTexts.Read(checkout.Tree, language);
        var names = SourceTree.Production.SelectMany(p => checkout.Tree.Files($"functions/{p}", "*.cs")).SelectMany(f => NamedByWire().Matches(checkout.Tree.Text(f))).Select(m => m.Groups[1].Value).Distinct().ToList();

        Assert.Contains("status", names);

        // A role stands in a token by that name: whoever keeps accounts looks for it.
        Assert.All(names.Where(n => n != "role"), name => Assert.All(texts.Where(t => t.Value.Contains($"{{{name}}}", StringComparison.Ordinal)), text =>
            Assert.True(HasWords(text.Key, name), $"{text.Key} tells {name} as it is on the wire: give its values words ({text.Key.Split('.')[0]}.{name}.VALUE).")));

        bool HasWords(string code, string name) => texts.Keys.Any(k => k.StartsWith($"{code}.{name}.", StringComparison.Ordinal) || k.StartsWith($"{code.Split('.')[0]}.{name}.", StringComparison.Ordinal));
    }

    [GeneratedRegex("""[(\["]+(\w+)"\]?(?:,| =) WireName\.Of\(""")]
    private static partial Regex NamedByWire();

    // What is known to stand in the sources: were the reading blind, all the rest would pass.
    [Fact]
    public void The_table_sees_code_tests_and_errors()
    {
        var row = Assert.Single(checkout.Table.Named("pro-7"));

        Assert.Contains("Dtks.Domain/Proposals/Lapse.cs", row.Code);
        Assert.Contains(row.Tests, t => t is { OverHttp: true, Class: "LapseTests" });
        Assert.Contains(row.Tests, t => t is { OverHttp: false, Project: "Dtks.Domain.Tests" });
        Assert.Equal("proposal.lapsed", Assert.Single(row.Errors).Code);
        Assert.Contains("{dueOn}", row.Errors[0].Text, StringComparison.Ordinal);
        Assert.StartsWith("Not verified within 30 calendar days", row.Rule.Short, StringComparison.Ordinal);
        Assert.Contains("tracking.{}.next", checkout.Table.Errors.Told);
    }
}
