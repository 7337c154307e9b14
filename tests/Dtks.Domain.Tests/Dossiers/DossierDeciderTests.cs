using Dtks.Domain.Areas;
using Dtks.Domain.Deliberations;
using Dtks.Domain.Dossiers;
using Dtks.Domain.Kernel;
using Dtks.Domain.Proposals;
using NodaTime;

namespace Dtks.Domain.Tests.Dossiers;

/// <summary>A dossier of what a deliberation admitted, on its way up.</summary>
[Trait("rule", "RAT-1")]
public sealed class DossierDeciderTests
{
    private static readonly AreaCode Village = AreaCode.Parse("3201012001");
    private static readonly Instant Now = Instant.FromUtc(2026, 11, 10, 3, 0);
    private static readonly Actor Head = new("head", Role.VillageHead, Village);
    private static readonly Actor Camat = new("camat", Role.DistrictHead, Village.District!);
    private static readonly Actor Dinas = new("dinas", Role.RegencyOfficer, Village.Regency!);
    private static readonly IReadOnlyList<DossierRow> Rows = [new("p-1", "d1", ["officer", "head"]), new("p-2", "d2", ["officer", "visitor"])];

    private static readonly DossierContent Content = DossierContent.Of(Village, Rows);

    [Theory]
    [InlineData("2026-11", "proposals", null)]
    [InlineData("2026-11", "eligibility", null)]
    [InlineData("2026-12", "proposals", "/period dossier.period")]
    [InlineData("2026-13", "proposals", "/period dossier.period")]
    [InlineData("2026-11", "sheets", "/subject input.unknownValue")]
    public void What_comes_in_is_read(string period, string subject, string? fault) =>
        Assert.Equal(fault, DossierReader.Read(new DossierDraft(period, subject, "m-1"), new LocalDate(2026, 11, 10)).Violations.Select(v => $"{v.Pointer} {v.Code}").SingleOrDefault());

    [Fact]
    public void What_is_missing_is_named_at_once() =>
        Assert.Equal(["/period", "/subject", "/deliberation"], DossierReader.Read(new DossierDraft(null, null, null), new LocalDate(2026, 11, 10)).Violations.Select(v => v.Pointer));

    [Fact]
    public void It_holds_its_rows_under_a_digest_and_waits_for_the_camat()
    {
        var state = Submitted();

        Assert.Equal((2, DossierStatus.Submitted, "head", true), (state.Rows, state.Status, state.SubmittedBy, state.HoldsItsRows()));
        Assert.Equal(DossierDecider.DigestOf(Village, Rows), state.Digest);
        Assert.NotEqual(DossierDecider.DigestOf(Village, [.. Rows.Reverse()]), state.Digest);
        Assert.NotEqual(DossierDecider.DigestOf(AreaCode.Parse("3201012002"), Rows), state.Digest);
        Assert.Equal(DossierHolder.District, DossierEffects.HolderOf(state.Status));
    }

    [Fact]
    [Trait("rule", "RAT-2")]
    public void What_is_unmet_is_named_at_once()
    {
        string[] Codes(DossierGathered gathered, string? replaces = null) =>
            [.. DossierDecider.Submit("x", Village, new DossierRead("2026-11", DossierSubject.Proposals, "m-1", replaces), gathered, Head, SamplePolicy.InForce, Now).Violations.Select(v => v.Code)];

        Assert.Empty(Codes(Gathered()));
        Assert.Equal([DossierViolations.DeliberationUnknown], Codes(Gathered() with { Deliberation = null }, replaces: "y"));
        Assert.Equal([DossierViolations.NotConcluded, DossierViolations.Replaces], Codes(Gathered() with { Deliberation = Held(DeliberationKind.Regular, DeliberationStatus.Open) }, replaces: "y"));
        Assert.Equal([DossierViolations.OnCards], Codes(Gathered() with { Deliberation = Held(DeliberationKind.Cards, DeliberationStatus.Concluded) }));
        Assert.Empty(Codes(Gathered() with { Deliberation = Held(DeliberationKind.Cards, DeliberationStatus.Concluded) with { Replacements = [new("s-1", "c-1", null, "p-1", null)] } }));
        Assert.Equal([DossierViolations.Empty, DossierViolations.Replaces], Codes(Gathered() with { Rows = [] }, replaces: "y"));
        Assert.Empty(Codes(Gathered() with { MayReplace = true }, replaces: "y"));
    }

    [Fact]
    public void It_goes_from_the_camat_to_dinas_sosial_and_no_other_way()
    {
        var endorsed = Next(Submitted(), (state, draft, by) => DossierDecider.Endorse(state, draft, Content, by, SamplePolicy.InForce, Now), "endorsed", Camat);
        var received = Next(endorsed, (state, draft, by) => DossierDecider.Receive(state, draft, Content, by, SamplePolicy.InForce, Now), "received", Dinas);

        Assert.Equal((DossierStatus.Endorsed, "camat", DossierHolder.Regency), (endorsed.Status, endorsed.EndorsedBy, DossierEffects.HolderOf(endorsed.Status)));
        Assert.Equal((DossierStatus.Received, "dinas", DossierHolder.Regent), (received.Status, received.ReceivedBy, DossierEffects.HolderOf(received.Status)));
        Assert.Equal(DossierViolations.NotAwaiting, Receive(Submitted(), "received", Dinas).Violations.Single().Code);
        Assert.Equal(DossierViolations.NotAwaiting, Endorse(endorsed, "endorsed", Camat with { Subject = "other" }).Violations.Single().Code);
        Assert.Equal(DossierViolations.NotAwaiting, Receive(received, "returned", Dinas, "x").Violations.Single().Code);
        Assert.Empty(Endorse(received, "endorsed", Camat).Events);
        Assert.Empty(Receive(received, "received", Dinas).Events);
    }

    [Fact]
    public void It_comes_back_with_reasons_and_stays_so()
    {
        var returned = DossierDecider.Evolve(Submitted(), Endorse(Submitted(), "returned", Camat, "Belum lengkap").Events.Single());

        Assert.Equal((DossierStatus.Returned, false, DossierHolder.Village), (returned.Status, returned.HoldsItsRows(), DossierEffects.HolderOf(returned.Status)));
        Assert.Equal(["Belum lengkap"], returned.Reasons);
        Assert.Empty(DossierEffects.Of(returned));
        Assert.Equal(["/reasons"], Endorse(Submitted(), "returned", Camat).Violations.Select(v => v.Pointer));
        Assert.Equal(["/reasons"], Endorse(Submitted(), "returned", Camat, [.. Enumerable.Repeat("x", 21)]).Violations.Select(v => v.Pointer));
        Assert.True(Endorse(Submitted(), "returned", Camat, [.. Enumerable.Repeat("x", 20)]).IsAccepted);
        Assert.Equal(["/reasons"], Endorse(Submitted(), "endorsed", Camat, "x").Violations.Select(v => v.Pointer));
        Assert.Equal([InputViolations.UnknownValue], Endorse(Submitted(), "received", Camat).Violations.Select(v => v.Code));
        Assert.Equal(DossierViolations.NotAwaiting, Endorse(returned, "endorsed", Camat).Violations.Single().Code);
    }

    [Theory]
    [Trait("rule", "GOV-2")]
    [InlineData("head", true)]
    [InlineData("officer", true)]
    [InlineData("visitor", true)]
    [InlineData("camat", false)]
    public void Who_took_part_does_not_endorse_or_return_it(string subject, bool isOwn)
    {
        var by = Camat with { Subject = subject };

        Assert.Equal(isOwn ? [DossierViolations.Own] : [], Endorse(Submitted(), "endorsed", by).Violations.Select(v => v.Code));
        Assert.Equal(isOwn ? [DossierViolations.Own] : [], Endorse(Submitted(), "returned", by, "x").Violations.Select(v => v.Code));
    }

    [Theory]
    [Trait("rule", "GOV-2")]
    [InlineData("camat", true)]
    [InlineData("visitor", true)]
    [InlineData("dinas", false)]
    public void Nor_receives_it(string subject, bool isOwn)
    {
        var endorsed = DossierDecider.Evolve(Submitted(), Endorse(Submitted(), "endorsed", Camat).Events.Single());

        Assert.Equal(isOwn ? [DossierViolations.Own] : [], Receive(endorsed, "received", Dinas with { Subject = subject }).Violations.Select(v => v.Code));
    }

    [Fact]
    [Trait("rule", "RAT-8")]
    public void What_does_not_add_up_goes_no_further_than_back()
    {
        var other = Submitted() with { Digest = "0" };

        Assert.Equal(DossierViolations.Digest, Endorse(other, "endorsed", Camat).Violations.Single().Code);
        Assert.True(Endorse(other, "returned", Camat, "x").IsAccepted);
    }

    [Fact]
    public void Its_proposals_follow_it_whichever_step_is_told_first()
    {
        var endorsed = DossierDecider.Evolve(Submitted(), Endorse(Submitted(), "endorsed", Camat).Events.Single());
        var received = DossierDecider.Evolve(endorsed, Receive(endorsed, "received", Dinas).Events.Single());
        var returned = DossierDecider.Evolve(endorsed, Receive(endorsed, "returned", Dinas, "x").Events.Single());

        Assert.Empty(DossierEffects.Of(Submitted()));
        Assert.Equal([new ProposalCommand.Endorse("x", Camat)], DossierEffects.Of(endorsed));
        Assert.Equal([new ProposalCommand.Endorse("x", Camat), new ProposalCommand.Receive("x", Dinas)], DossierEffects.Of(received));
        Assert.Equal([new ProposalCommand.GiveBack("x", Dinas)], DossierEffects.Of(returned));
    }

    [Theory]
    [MemberData(nameof(Standings))]
    public void Behind_is_what_a_step_would_change_and_nothing_that_was_admitted_anew(string status)
    {
        Assert.True(WireName.TryParse<ProposalStatus>(status, out var at));
        var endorsed = DossierDecider.Evolve(Submitted(), Endorse(Submitted(), "endorsed", Camat).Events.Single());
        var received = DossierDecider.Evolve(endorsed, Receive(endorsed, "received", Dinas).Events.Single());
        var returned = DossierDecider.Evolve(endorsed, Receive(endorsed, "returned", Dinas, "x").Events.Single());
        foreach (var (dossier, under) in new[] { Submitted(), endorsed, received, returned }.SelectMany(d => new[] { null, "x", "y" }.Select(u => (d, u))))
        {
            var proposal = Samples.Eligible() with { Status = at, DeliberationId = "m-1", DossierId = under };
            var isChanged = DossierEffects.Of(dossier).Any(step => ProposalDecider.Decide(step, proposal, SamplePolicy.InForce, Now) is { IsAccepted: true, Events.Count: > 0 });

            Assert.Equal(at == ProposalStatus.HandedOver ? IsOnItsWay(dossier, under) : isChanged, DossierEffects.IsBehind(dossier, at, "m-1", under));
            Assert.False(DossierEffects.IsBehind(dossier, at, "m-2", under));
            Assert.False(at == ProposalStatus.HandedOver && isChanged);
        }

        // Handed over and not yet taken over, it is to follow from there (REG-8).
        static bool IsOnItsWay(DossierState dossier, string? under) => dossier.Status switch
        {
            DossierStatus.Endorsed => under != "x",
            DossierStatus.Received => true,
            DossierStatus.Returned => under == "x",
            _ => false,
        };
    }

    public static TheoryData<string> Standings => [.. WireName.AllOf<ProposalStatus>()];

    private static DossierGathered Gathered() => new(Held(DeliberationKind.Regular, DeliberationStatus.Concluded), Rows, 2, MayReplace: false);

    private static DeliberationState Held(DeliberationKind kind, DeliberationStatus status) => new()
    {
        Id = "m-1",
        Village = Village,
        Kind = kind,
        HeldOn = new LocalDate(2026, 11, 2),
        Place = "Balai Desa",
        Attendees = [],
        Status = status,
        History = [],
    };

    private static DossierState Submitted() => DossierDecider.Evolve(
        null, DossierDecider.Submit("x", Village, new DossierRead("2026-11", DossierSubject.Proposals, "m-1", null), Gathered(), Head, SamplePolicy.InForce, Now).Events.Single());

    private static Decision<DossierEvent> Endorse(DossierState state, string outcome, Actor by, params string[] reasons) =>
        DossierDecider.Endorse(state, new DossierReviewDraft(outcome, reasons), Content, by, SamplePolicy.InForce, Now);

    private static Decision<DossierEvent> Receive(DossierState state, string outcome, Actor by, params string[] reasons) =>
        DossierDecider.Receive(state, new DossierReviewDraft(outcome, reasons), Content, by, SamplePolicy.InForce, Now);

    private static DossierState Next(DossierState state, Func<DossierState, DossierReviewDraft, Actor, Decision<DossierEvent>> decide, string outcome, Actor by) =>
        DossierDecider.Evolve(state, decide(state, new DossierReviewDraft(outcome), by).Events.Single());
}
