using System.Reflection;
using System.Text.RegularExpressions;
using Dtks.Domain.Kernel;
using Dtks.Domain.Proposals;
using Dtks.Platform.Problems;

namespace Dtks.Functions.Tests;

public sealed partial class MessageCatalogueTests
{
    private readonly MessageCatalogue _catalogue = new(DeclaredModules.All.Texts);

    [Fact]
    public void Both_languages_have_the_same_codes_with_the_same_arguments()
    {
        Assert.Equal(_catalogue.Codes("id").Order(StringComparer.Ordinal), _catalogue.Codes("en").Order(StringComparer.Ordinal));
        Assert.All(_catalogue.Codes("id"), code => Assert.Equal(Arguments("id", code), Arguments("en", code)));
    }

    [Fact]
    public void Every_violation_of_the_domain_has_its_text()
    {
        var lists = typeof(Violation).Assembly.GetTypes().Where(t => t.Name.EndsWith("Violations", StringComparison.Ordinal));
        var codes = lists.SelectMany(t => t.GetFields(BindingFlags.Public | BindingFlags.Static)).Select(f => (string)f.GetRawConstantValue()!).ToList();

        Assert.NotEmpty(codes);
        Assert.Empty(codes.Except(_catalogue.Codes("id")));
    }

    [Fact]
    public void Every_status_has_its_meaning_and_what_comes_next() =>
        Assert.All(WireName.AllOf<ProposalStatus>(), status =>
        {
            Assert.Contains($"tracking.{status}", _catalogue.Codes("id"));
            Assert.Contains($"tracking.{status}.next", _catalogue.Codes("id"));
        });

    [Theory]
    [InlineData(null, "id")]
    [InlineData("", "id")]
    [InlineData("en", "en")]
    [InlineData("en-GB,en;q=0.9", "en")]
    [InlineData("id-ID", "id")]
    [InlineData("en;q=0.5, id;q=0.8", "id")]
    [InlineData("fr, en;q=0.4", "en")]
    [InlineData("id; q=0.1, en; q=0.9", "en")]
    [InlineData("en ; Q=0.2 , id;q=0.1", "en")]
    [InlineData("fr", "id")]
    [InlineData("en;q=0", "id")]
    [InlineData(";;;q=x", "id")]
    public void The_language_is_the_clients_best_of_those_there_are(string? header, string expected) =>
        Assert.Equal(expected, MessageCatalogue.Choose(header));

    [Fact]
    public void Arguments_are_filled_in() =>
        Assert.Contains("2026-12-21", _catalogue.Text("en", "proposal.lapsed", new Dictionary<string, string> { ["dueOn"] = "2026-12-21" }), StringComparison.Ordinal);

    private string[] Arguments(string language, string code) =>
        [.. Argument().Matches(_catalogue.Text(language, code, null)).Select(m => m.Value).Distinct().Order(StringComparer.Ordinal)];

    [GeneratedRegex(@"\{\w+\}")]
    private static partial Regex Argument();
}
