using Dtks.Domain.Areas;
using Dtks.Domain.Deliberations;
using Dtks.Domain.Dossiers;
using Dtks.Domain.Kernel;
using Dtks.Domain.Tests.Verification;
using Dtks.Domain.Verification;
using NodaTime;
using static Dtks.Domain.Tests.Verification.SheetSamples;

namespace Dtks.Domain.Tests.Dossiers;

/// <summary>A dossier of a village's month.</summary>
[Trait("rule", "RAT-1")]
public sealed class SheetDossierTests
{
    private static readonly Instant Now = Instant.FromUtc(2026, 11, 20, 3, 0);
    private static readonly AreaCode Village = AreaCode.Parse(Samples.VillageWib);
    private static readonly Actor Head = new("head", Role.VillageHead, Village);
    private static readonly Actor Camat = new("camat", Role.DistrictHead, Village.District!);
    private static readonly Actor Dinas = new("dinas", Role.RegencyOfficer, Village.Regency!);

    [Fact]
    [Trait("rule", "RAT-8")]
    public void It_holds_all_lines_under_the_digest_of_the_sheet()
    {
        var state = Submitted();

        Assert.Equal((7, SheetDigest.Of(Finalised()), DossierSubject.Eligibility, DossierStatus.Submitted), (state.Rows, state.Digest, state.Subject, state.Status));
        Assert.Empty(DossierEffects.Of(state with { Status = DossierStatus.Endorsed, EndorsedBy = "camat" }));
    }

    [Fact]
    [Trait("rule", "VER-1")]
    public void What_is_unmet_is_named_at_once()
    {
        var other = Finalised() with { Lines = [.. Finalised().Lines.Skip(1)] };

        Assert.Empty(Codes(Gathered()));
        Assert.Equal(["dossier.sheetMissing", "dossier.deliberationUnknown", "dossier.replacesSheet"], Codes(new SheetGathered(null, null, null, null, MayReplace: false), replaces: "y"));
        Assert.Equal(["dossier.sheetNotFinalised", "dossier.notConcluded"], Codes(Gathered() with { Sheet = Open(), Digest = null, Deliberation = Held() with { Status = DeliberationStatus.Open } }));
        Assert.Equal(["dossier.sheetHeld", "dossier.onCards", "dossier.notConcluded"], Codes(Gathered() with { Held = DossierStatus.Endorsed, Deliberation = Held() with { Kind = DeliberationKind.Cards, Status = DeliberationStatus.Open } }));
        Assert.Equal(["dossier.sheetUnreadable"], Codes(Gathered() with { Sheet = other with { Unreadable = new HashSet<int> { 1 } } }));
        Assert.Equal(["dossier.sheetDigest"], Codes(Gathered() with { Sheet = other }));
        Assert.Empty(Codes(Gathered() with { MayReplace = true }, replaces: "y"));
    }

    [Theory]
    [Trait("rule", "VER-3")]
    [InlineData(Samples.VillageWib, 9, false)]
    [InlineData(Samples.VillageWib, 10, true)]
    [InlineData(Samples.VillageWita, 10, false)]
    [InlineData(Samples.VillageWita, 11, true)]
    [InlineData(Samples.VillageWit, 10, false)]
    [InlineData(Samples.VillageWit, 11, true)]
    public void Its_deliberation_was_held_from_the_opening_day_in_the_village_on(string village, int day, bool isTaken)
    {
        var opened = Instant.FromUtc(2026, 11, 10, 16, 0);
        var sheet = Finalised() with { Village = AreaCode.Parse(village) };
        sheet = sheet with { History = [.. sheet.History.Select(h => h with { At = opened })] };
        var gathered = Gathered() with { Sheet = sheet, Digest = SheetDigest.Of(sheet), Deliberation = Held() with { HeldOn = new LocalDate(2026, 11, day) } };

        Assert.Equal(isTaken ? [] : [$"dossier.heldBefore VER-3 /deliberation date=2026-11-{day + 1}"], Decide(gathered).Violations.Select(Told.Of));
    }

    [Fact]
    [Trait("rule", "GOV-2")]
    [Trait("rule", "RAT-8")]
    public void It_goes_on_as_it_was_handed_in_by_who_had_no_part_and_else_back_alone()
    {
        var (whole, other) = (new DossierContent(["officer", "finaliser"], Submitted().Digest), new DossierContent([], "0"));
        var unread = new DossierContent([], null) { Unreadable = "1-3" };

        Assert.True(Endorse("endorsed", whole, Camat).IsAccepted);
        Assert.All(new[] { "officer", "finaliser", "head" }, s => Assert.Equal("dossier.own GOV-2 - -", Told.Of(Endorse("endorsed", whole, Camat with { Subject = s }).Violations.Single())));
        Assert.Equal("dossier.digest RAT-8 - -", Told.Of(Endorse("endorsed", other, Camat).Violations.Single()));
        Assert.Equal("dossier.sheetUnreadable RAT-8 - lines=1-3", Told.Of(Endorse("endorsed", unread, Camat).Violations.Single()));
        Assert.True(Endorse("returned", unread, Camat, "x").IsAccepted);
    }

    [Fact]
    [Trait("rule", "RAT-5")]
    public void What_comes_back_late_says_since_when()
    {
        var date = new LocalDate(2026, 12, 17);
        var late = DossierDecider.Evolve(Submitted(), Endorse("returned", new DossierContent([], null) { Passed = date }, Camat, "x").Events.Single());

        Assert.Equal((DossierStatus.Returned, date), (late.Status, late.DeterminedOn));
        Assert.Null(DossierDecider.Evolve(Submitted(), Endorse("returned", new DossierContent([], null), Camat, "x").Events.Single()).DeterminedOn);
    }

    [Fact]
    [Trait("rule", "VER-8")]
    public void It_is_taken_back_while_it_waits_for_the_camat_and_never_after()
    {
        var withdrawn = DossierDecider.Withdraw(Submitted(), Dinas, Samples.Policy, Now).Events.Single();
        var state = DossierDecider.Evolve(Submitted(), withdrawn);

        Assert.Equal(("dossier.withdrawn", "VER-8", DossierStatus.Withdrawn, false), (withdrawn.Meta.Code, withdrawn.Meta.Rule, state.Status, state.HoldsItsRows()));
        Assert.Equal(DossierHolder.Village, DossierEffects.HolderOf(state.Status));
        Assert.All(Enum.GetValues<DossierStatus>().Except([DossierStatus.Submitted]), s => Assert.Empty(DossierDecider.Withdraw(Submitted() with { Status = s }, Dinas, Samples.Policy, Now).Events));
        Assert.Equal(DossierViolations.NotAwaiting, DossierDecider.Endorse(state, new DossierReviewDraft("endorsed"), new DossierContent([], state.Digest), Camat, Samples.Policy, Now).Violations.Single().Code);
    }

    private static SheetState Finalised() => Run(SheetSamples.Decided([.. Enumerable.Range(1, 7).Select(Eligible)]), new SheetCommand.Finalise(Samples.VillageHead));

    private static DeliberationState Held() => new()
    {
        Id = "m-1",
        Village = Village,
        Kind = DeliberationKind.Regular,
        HeldOn = new LocalDate(2026, 11, 20),
        Place = "Balai Desa",
        Attendees = [],
        Status = DeliberationStatus.Concluded,
        History = [],
    };

    private static SheetGathered Gathered() => new(Held(), Finalised(), SheetDigest.Of(Finalised()), Held: null, MayReplace: false);

    private static Decision<DossierEvent> Decide(SheetGathered gathered, string? replaces = null) =>
        DossierDecider.Submit("x", Village, new DossierRead("2026-11", DossierSubject.Eligibility, "m-1", replaces), gathered, Head, Samples.Policy, Now);

    private static IEnumerable<string> Codes(SheetGathered gathered, string? replaces = null) => Decide(gathered, replaces).Violations.Select(v => v.Code);

    private static DossierState Submitted() => DossierDecider.Evolve(null, Decide(Gathered()).Events.Single());

    private static Decision<DossierEvent> Endorse(string outcome, DossierContent content, Actor by, params string[] reasons) =>
        DossierDecider.Endorse(Submitted(), new DossierReviewDraft(outcome, reasons), content, by, Samples.Policy, Now);
}
