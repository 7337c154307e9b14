using System.Reflection;
using System.Text.RegularExpressions;
using Dtks.Domain.Appeals;
using Dtks.Domain.Cards;
using Dtks.Domain.Deliberations;
using Dtks.Domain.Duplicates;
using Dtks.Domain.Households;
using Dtks.Domain.Kernel;
using Dtks.Domain.People;
using Dtks.Domain.Proposals;
using Dtks.Domain.Removals;
using Dtks.Domain.Verification;
using Dtks.Pages.Words;
using Newtonsoft.Json;

namespace Dtks.Pages.Tests;

public sealed partial class TextTests
{
    private static readonly IReadOnlyDictionary<string, string> Indonesian = Read("id");
    private static readonly IReadOnlyDictionary<string, string> English = Read("en");

    private static string Sources => typeof(TextTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "Sources").Value!;

    [Fact]
    public void Every_text_is_there_in_both_languages_with_the_same_places()
    {
        Assert.Equal(Indonesian.Keys.Order(StringComparer.Ordinal), English.Keys.Order(StringComparer.Ordinal));
        Assert.All(Indonesian, text => Assert.Equal(PlacesOf(text.Value), PlacesOf(English[text.Key])));
        Assert.All(Indonesian.Values.Concat(English.Values), text => Assert.NotEqual(string.Empty, text.Trim()));
    }

    [Fact]
    public void What_pages_name_has_a_text_and_no_text_is_there_that_none_names()
    {
        var named = Directory.EnumerateFiles(Sources, "*.*", SearchOption.AllDirectories)
            .Where(f => Path.GetExtension(f) is ".cs" or ".razor" && !f.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .SelectMany(f => Named().Matches(File.ReadAllText(f)).Select(m => m.Groups["code"].Value)).ToHashSet(StringComparer.Ordinal);

        Assert.DoesNotContain(Direct(), code => !Indonesian.ContainsKey(code));
        Assert.DoesNotContain(Indonesian.Keys, code => !IsNamed(code));

        bool IsNamed(string code) => named.Contains(code) || Grouped().Contains(code) || named.Contains(code[..Math.Max(0, code.LastIndexOf('.'))])
            || named.Any(begun => begun.EndsWith('.') && code.StartsWith(begun, StringComparison.Ordinal));

        IEnumerable<string> Direct() => Directory.EnumerateFiles(Sources, "*.razor", SearchOption.AllDirectories).SelectMany(f => Shown().Matches(File.ReadAllText(f)).Select(m => m.Groups["code"].Value));
    }

    [Fact]
    public void Every_value_that_is_told_by_its_name_has_words()
    {
        var words = new PageTexts().In("id");

        Assert.All(Grouped(), code => Assert.NotEqual(code, words[code]));
    }

    // What a page tells of a value by its name.
    private static IReadOnlySet<string> Grouped() => WireName.AllOf<Role>().Select(v => $"role.{v}")
        .Concat(WireName.AllOf<Section>().Select(v => $"section.{v}"))
        .Concat(WireName.AllOf<ProposalStatus>().Select(v => $"status.{v}"))
        .Concat(WireName.AllOf<Relationship>().Select(v => $"relationship.{v}"))
        .Concat(WireName.AllOf<LineOutcome>().Select(v => $"outcome.{v}"))
        .Concat(Enumerable.Range(1, 12).Select(month => FormattableString.Invariant($"month.{month}")))
        .Concat(new[] { "opening", "open", "finalised", "closed" }.Select(v => $"sheet.status.{v}"))
        .Concat(new[] { "notThere", "forbidden", "tooMany", "unavailable", "failed", "refused" }.SelectMany(v => new[] { $"refusal.{v}", $"refusal.{v}.title" }))
        .Concat(Told<ProposalKind>("proposal.asks")).Concat(Told<NominatorKind>("nominator")).Concat(Told<Sex>("sex")).Concat(Told<MaritalStatus>("marital"))
        .Concat(Told<RemovalGround>("removal.ground")).Concat(Told<RemovalStatus>("removal.status")).Concat(Told<CardStatus>("card.status")).Concat(Told<SkrtmStatus>("skrtm.status"))
        .Concat(Told<AppealKind>("appeal.kind")).Concat(Told<AppealRecord>("appeal.record")).Concat(Told<AppealStatus>("appeal.status")).Concat(Told<AppealResult>("appeal.result"))
        .Concat(Told<DuplicateStatus>("duplicate.status")).Concat(Told<InvitationWay>("invitation"))
        .Concat(Past(typeof(HouseholdEventCodes), "family.past")).Concat(Past(typeof(FamilyChangeEventCodes), "family.past")).Concat(Past(typeof(AppealEventCodes), "appeal.past"))
        .Append("throttled.caller")
        .ToHashSet(StringComparer.Ordinal);

    private static IEnumerable<string> Told<TEnum>(string group)
        where TEnum : struct, Enum => WireName.AllOf<TEnum>().Select(v => $"{group}.{v}");

    // A history is told by the last part of each code.
    private static IEnumerable<string> Past(Type codes, string group) => codes.GetFields().Where(f => f.IsLiteral).Select(f => $"{group}.{((string)f.GetRawConstantValue()!).Split('.')[^1]}");

    private static IEnumerable<string> PlacesOf(string text) => Place().Matches(text).Select(m => m.Groups[1].Value).Distinct().Order(StringComparer.Ordinal);

    private static Dictionary<string, string> Read(string language)
    {
        using var reader = new StreamReader(typeof(PageTexts).Assembly.GetManifestResourceStream($"Texts/pages.{language}.json")!);
        return JsonConvert.DeserializeObject<Dictionary<string, string>>(reader.ReadToEnd())!;
    }

    [GeneratedRegex(@"\{(\w+)(?:\?[^{}]*)?\}")]
    private static partial Regex Place();

    [GeneratedRegex(@"[""(](?<code>[a-zA-Z]+(?:\.[A-Za-z0-9-]+)*\.?)(?=[""{])")]
    private static partial Regex Named();

    [GeneratedRegex(@"W\[""(?<code>[^""{]+)""\]")]
    private static partial Regex Shown();
}
