using Dtks.Domain.Kernel;
using Dtks.Domain.ServiceDesk;
using NodaTime;
using NodaTime.Text;
using static Dtks.Domain.Tests.ServiceDesk.HelpSamples;

namespace Dtks.Domain.Tests.ServiceDesk;

/// <summary>Programmes as a regency sets them.</summary>
[Trait("rule", "SVC-4")]
public sealed class HelpProgrammeTests
{
    [Theory]
    [InlineData(-1, false, "help.programmeFrom")]
    [InlineData(0, false, "helpProgramme.set")]
    [InlineData(0, true, "help.programmeFrom")]
    [InlineData(1, true, "helpProgramme.set")]
    public void A_programme_holds_from_today_or_later_and_what_holds_is_never_changed(int days, bool holds, string told)
    {
        IReadOnlyList<HelpProgramme> before = holds ? [Programme with { EffectiveFrom = Today }] : [];

        Assert.Equal(told, Told(Set(Draft(Today.PlusDays(days)), before)));
    }

    [Fact]
    public void What_is_yet_to_come_takes_the_place_of_another_of_its_day_and_each_day_has_its_version()
    {
        HelpProgramme now = Programme with { EffectiveFrom = Today }, later = Programme with { EffectiveFrom = Today.PlusDays(10), Name = "Lain" };
        var set = Assert.Single(Set(Draft(Today.PlusDays(10)), [now, later]).Events).Programme;
        var versions = HelpProgrammeReader.With([now, later], set);

        Assert.Equal([Today, Today.PlusDays(10)], versions.Select(v => v.EffectiveFrom));
        Assert.Equal((null, now, now, set), (HelpProgrammeReader.On(versions, Today.PlusDays(-1)), HelpProgrammeReader.On(versions, Today), HelpProgrammeReader.On(versions, Today.PlusDays(9)), HelpProgrammeReader.On(versions, Today.PlusDays(10))));
        Assert.Empty(Set(Draft(Today.PlusDays(10)), versions).Events);
        Assert.Equal((Section.Health, "kelas-3", "suratRawat", "RSUD Contoh"), (set.Section, set.Criteria[0].Code, set.Papers[0], set.Givers[0]));
    }

    [Fact]
    [Trait("rule", "SVC-8")]
    public void All_that_is_wrong_with_one_is_named_at_once()
    {
        var wrong = new HelpProgrammeDraft(null, "data", "besok", [new("a", "A"), new("a", null), null], ["x", "x"], [], ["1", "2", "3", "4", "5", "6"]);

        Assert.Equal(
            ["/name", "/section", "/effectiveFrom", "/criteria/1/text", "/criteria/1/code", "/criteria/2", "/papers/1", "/givers", "/urgencies"], Set(wrong, []).Violations.Select(v => v.Pointer));
        Assert.Equal(["/criteria"], Set(Draft(Today) with { Criteria = [.. Enumerable.Range(0, 41).Select(i => new HelpCriterionDraft($"k-{i}", "K"))] }, []).Violations.Select(v => v.Pointer));
        Assert.Empty(Set(Draft(Today) with { Criteria = [.. Enumerable.Range(0, 40).Select(i => new HelpCriterionDraft($"k-{i}", "K"))] }, []).Violations);
    }

    [Theory]
    [InlineData("kip", true)]
    [InlineData("2-kip", true)]
    [InlineData("k", false)]
    [InlineData("-kip", false)]
    [InlineData("Kip", false)]
    [InlineData("abcdefghijklmnopqrstuvwxyz-01234", true)]
    [InlineData("abcdefghijklmnopqrstuvwxyz-012345", false)]
    public void A_code_is_of_small_letters_digits_and_hyphens(string code, bool isOne) => Assert.Equal(isOne, HelpProgrammeReader.IsCode(code));

    private static HelpProgrammeDraft Draft(LocalDate from) => new(
        "Bantuan perawatan (contoh)", "health", LocalDatePattern.Iso.Format(from), [new("kelas-3", "Dirawat di kelas III")], ["suratRawat"], ["RSUD Contoh"]);

    private static Decision<HelpProgrammeSet> Set(HelpProgrammeDraft draft, IReadOnlyList<HelpProgramme> before) =>
        HelpProgrammeReader.Set("rawat-inap", draft, before, new Actor("dinas-1", Role.RegencyOfficer, Regency), Today, Samples.Policy, Samples.Now);

    private static string Told(Decision<HelpProgrammeSet> decision) => decision.Events.Select(e => e.Meta.Code).Concat(decision.Violations.Select(v => v.Code)).Single();
}
