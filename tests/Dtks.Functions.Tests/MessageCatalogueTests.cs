using System.Reflection;
using System.Text.RegularExpressions;
using Dtks.Domain.Households;
using Dtks.Domain.Kernel;
using Dtks.Domain.Proposals;
using Dtks.Functions.Registry;
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
    public void No_text_shows_the_place_of_a_value_that_is_not_there() => Assert.All(
        _catalogue.Languages, language => Assert.All(
            _catalogue.Codes(language), code => Assert.All<IReadOnlyDictionary<string, string>?>(
                [null, new Dictionary<string, string>()], args => Assert.DoesNotMatch(Argument(), _catalogue.Text(language, code, args)))));

    [Fact]
    public void Arguments_are_filled_in() =>
        Assert.Contains("2026-12-21", _catalogue.Text("en", "proposal.lapsed", new Dictionary<string, string> { ["dueOn"] = "2026-12-21" }), StringComparison.Ordinal);

    [Theory]
    [Trait("rule", "REG-8")]
    [InlineData("id")]
    [InlineData("en")]
    public void Why_a_family_or_one_of_it_is_gone_is_told_in_words(string language)
    {
        Assert.All(WireName.AllOf<HouseholdEndReason>(), reason => Told("household.ended", reason));
        Assert.All(WireName.AllOf<FormerReason>(), reason => Told("change.memberGone", reason));

        void Told(string code, string reason)
        {
            Assert.Contains($"{code}.reason.{reason}", _catalogue.Codes(language));
            var text = _catalogue.Text(language, code, new Dictionary<string, string> { ["reason"] = reason });
            Assert.EndsWith(" " + _catalogue.Text(language, $"{code}.reason.{reason}", args: null), text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_change_that_was_refused_is_told_with_its_own_numbers_and_one_of_before_with_its_fields()
    {
        var pending = new PendingChange(new FamilyChange { Id = "c-1", Kind = FamilyChangeKind.Birth }, Actor.System, default, Confirmed: true);
        string? Detail(PendingChange refused) => WaitingChangeView.Of(refused, _catalogue, "en").Detail;

        Assert.Contains("30", Detail(pending with { Refusal = "change.familyFull", Args = new Dictionary<string, string> { ["max"] = "30" } }), StringComparison.Ordinal);
        Assert.Contains("name, sex", Detail(pending with { Refusal = "change.unconfirmed", Fields = ["name", "sex"] }), StringComparison.Ordinal);
        Assert.Equal(_catalogue.Text("en", "change.waits", args: null), Detail(pending));
    }

    private string[] Arguments(string language, string code) =>
        [.. Argument().Matches(_catalogue.Template(language, code)).Select(m => m.Value).Distinct().Order(StringComparer.Ordinal)];

    [GeneratedRegex(@"\{\w+\}")]
    private static partial Regex Argument();
}
