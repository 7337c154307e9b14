using Dtks.Domain.Areas;
using Dtks.Domain.Forms;
using Dtks.Domain.Kernel;
using Dtks.Domain.Policies;
using Dtks.Domain.Proposals;
using Dtks.Domain.Tests.Forms;
using Dtks.Domain.Visits;
using NodaTime;

namespace Dtks.Domain.Tests.Visits;

/// <summary>The home visit by the DTKS form, under joint supervision, after the deliberation.</summary>
[Trait("rule", "RAT-2")]
public sealed class VisitDeciderTests
{
    private static readonly LocalDate HeldOn = new(2026, 11, 2);
    private static readonly PolicyVersions Policies = new(
    [
        SamplePolicy.InForce,
        SamplePolicy.InForce with { Id = "2026-11-20/1", EffectiveFrom = new LocalDate(2026, 11, 20), Forms = new Dictionary<string, string> { [PolicyForms.Visit] = "bdt-home-visit-2015" } },
    ]);

    private static readonly Actor Officer = new("village-officer-1", Role.VillageOfficer, AreaCode.Parse("3201012001"));

    [Fact]
    public void A_visit_is_recorded_with_its_edition_and_who_recorded_it()
    {
        var state = Recorded(Draft());

        Assert.Equal(("regsosek2022-k", new LocalDate(2026, 11, 10), "m-1"), (state.FormVersion, state.VisitedOn, state.Deliberation));
        Assert.Equal(("8", "CONTOH SATU"), (state.Answers.Household["303"], state.Answers.Members[0]["402"]));
        Assert.Equal((Officer.Subject, VisitEventCodes.Recorded, "RAT-2", "2024-05-08/1"), (state.RecordedBy(), state.History[0].Meta.Code, state.History[0].Meta.Rule, state.History[0].Meta.Policy));
        Assert.Equal("[visit] [visitor] [answers]", $"{Draft()} {state.Visitors[0]} {state.Answers}");
    }

    [Theory]
    [InlineData(1, null)]
    [InlineData(2, VisitViolations.MembersLeftOut)]
    public void For_fewer_members_than_the_family_has_it_is_recorded_and_advised(int members, string? code) =>
        Assert.Equal(code, VisitDecider.Advice(Recorded(Draft()), members)?.Code);

    [Theory]
    [InlineData("2026-11-01", VisitViolations.BeforeDeliberation)]
    [InlineData("2026-11-02", null)]
    [InlineData("2026-11-10", null)]
    [InlineData("2026-11-11", InputViolations.DateFuture)]
    public void It_comes_after_the_deliberation_and_not_after_today(string day, string? code) =>
        Assert.Equal(code, Fault(Draft() with { VisitedOn = day })?.Code);

    // Midnight comes to the east first: at 15:30 UTC it is the next day in WIT alone, at 16:30 in WITA too, at 17:30 everywhere.
    [Theory]
    [InlineData("3201012001", 16, 59, false)]
    [InlineData("3201012001", 17, 0, true)]
    [InlineData("7371012001", 15, 59, false)]
    [InlineData("7371012001", 16, 0, true)]
    [InlineData("9471012001", 14, 59, false)]
    [InlineData("9471012001", 15, 0, true)]
    public void Today_is_that_of_the_village(string village, int hour, int minute, bool isToday)
    {
        var fault = Fault(Draft() with { VisitedOn = "2026-11-11" }, village: village, now: Instant.FromUtc(2026, 11, 10, hour, minute));

        Assert.Equal(isToday ? null : InputViolations.DateFuture, fault?.Code);
    }

    [Theory]
    [InlineData("2026-11-19", "regsosek2022-k", null)]
    [InlineData("2026-11-20", "regsosek2022-k", "bdt-home-visit-2015")]
    [InlineData("2026-11-19", "bdt-home-visit-2015", "regsosek2022-k")]
    [InlineData("2026-11-20", "bdt-home-visit-2015", null)]
    public void The_edition_is_that_of_the_day_of_the_visit(string day, string edition, string? asked)
    {
        var draft = edition == "regsosek2022-k" ? Draft() : Draft() with { FormVersion = edition, Answers = SampleForms.Household(), Members = [SampleForms.Member()] };

        var fault = Fault(draft with { VisitedOn = day }, now: Instant.FromUtc(2026, 12, 1, 3, 0));

        Assert.Equal(asked is null ? [] : [VisitViolations.Edition, "/formVersion", asked], fault is null ? [] : new[] { fault.Code, fault.Pointer, fault.Args!["edition"] });
    }

    [Theory]
    [InlineData("2026-11-20", null)]
    [InlineData("2026-11-21", FormViolations.AfterVisit)]
    public void No_answer_names_a_day_after_the_visit_though_it_is_over_by_now(string day, string? code)
    {
        var answers = new Dictionary<string, string>(SampleForms.Household()) { ["II.1"] = day };
        var draft = Draft() with { FormVersion = "bdt-home-visit-2015", VisitedOn = "2026-11-20", Answers = answers, Members = [SampleForms.Member()] };

        Assert.Equal(code, Fault(draft, now: Instant.FromUtc(2026, 12, 1, 3, 0))?.Code);
    }

    [Fact]
    public void It_is_decided_under_the_policy_of_today_in_the_village_not_of_the_visits_day()
    {
        string PolicyAt(int hour, int minute) => Decide(Draft() with { VisitedOn = "2026-11-12" }, null, now: Instant.FromUtc(2026, 11, 19, hour, minute)).Events.Single().Meta.Policy;

        Assert.Equal(("2024-05-08/1", "2026-11-20/1"), (PolicyAt(16, 59), PolicyAt(17, 0)));
    }

    [Theory]
    [InlineData("Pemerintah Desa", "TKSK", null)]
    [InlineData("Pemerintah Desa", "PEMERINTAH  desa", VisitViolations.OneBody)]
    public void Two_bodies_at_least_supervise_it_together(string first, string second, string? code) =>
        Assert.Equal(code, Fault(Draft() with { Visitors = [new VisitorDraft("CONTOH SATU", first), new VisitorDraft("CONTOH DUA", second)] })?.Code);

    [Fact]
    public void One_visitor_the_same_twice_and_too_many_are_told()
    {
        VisitorDraft Of(int number) => new($"CONTOH {(char)('A' + number)}", number == 0 ? "TKSK" : "Pemerintah Desa");
        string[] Codes(params VisitorDraft?[] visitors) => [.. Faults(Draft() with { Visitors = visitors }).Select(v => $"{v.Pointer} {v.Code}")];

        Assert.Equal(["/visitors list.size"], Codes(Of(0)));
        Assert.Equal(["/visitors list.size"], Codes([.. Enumerable.Range(0, 11).Select(Of)]));
        Assert.Empty(Codes([.. Enumerable.Range(0, 10).Select(Of)]));
        Assert.Equal(["/visitors/1/name visit.visitorTwice"], Codes(Of(0), Of(0) with { Name = "contoh a", Body = "Pemerintah Desa" }));
        Assert.Equal(["/visitors/1 input.required"], Codes(Of(0), null));
        Assert.Equal(["/visitors/1/body input.required"], Codes(Of(0), Of(1) with { Body = null }));
    }

    [Theory]
    [MemberData(nameof(Statuses))]
    public void Who_a_deliberation_admitted_is_visited_and_nobody_else(string status)
    {
        Assert.True(WireName.TryParse<ProposalStatus>(status, out var at));

        Assert.Equal(at == ProposalStatus.Eligible ? null : VisitViolations.NotAdmitted, Fault(Draft(), Admitted() with { Status = at })?.Code);
    }

    public static TheoryData<string> Statuses => [.. WireName.AllOf<ProposalStatus>()];

    [Fact]
    public void What_the_regency_verified_is_not_visited_so() =>
        Assert.Equal([VisitViolations.NotAdmitted], Decide(Draft(), null, Admitted() with { Deliberation = null, HeldOn = null }).Violations.Select(v => v.Code));

    [Fact]
    public void Each_part_that_is_missing_or_wrong_is_named_at_once()
    {
        var faults = Faults(new VisitDraft(null, null, null, null, null));
        Assert.Equal([("/formVersion", "input.required"), ("/visitedOn", "input.required"), ("/visitors", "input.required")], faults.Select(f => (f.Pointer!, f.Code)));

        faults = Faults(Draft() with { Answers = new Dictionary<string, string> { ["303"] = "09" }, Members = [], Note = " " });
        Assert.Equal([("/note", "text.length"), ("/answers/303", "form.optionUnknown"), ("/members", "list.size")], faults.Select(f => (f.Pointer!, f.Code)));
        Assert.Equal("regsosek2022-k", faults[1].Args!["edition"]);

        Assert.Equal([("/formVersion", "input.unknownValue")], Faults(Draft() with { FormVersion = "regsosek2022" }).Select(f => (f.Pointer!, f.Code)));
        Assert.Equal(["input.required"], Faults(null).Select(f => f.Code));
    }

    [Fact]
    public void The_same_again_changes_nothing_and_what_differs_is_told_by_its_place()
    {
        var state = Recorded(Draft());

        Assert.Empty(Decide(Draft(), state).Events);
        Assert.Empty(Decide(Draft() with { Visitors = [new VisitorDraft(" CONTOH TIGA ", "TKSK"), Draft().Visitors![1]] }, state).Events);
        var next = Decide(Draft() with { VisitedOn = "2026-11-09", Note = "Catatan", Answers = new Dictionary<string, string> { ["303"] = "7" } }, state).Events.Single();

        Assert.Equal(VisitEventCodes.Corrected, next.Meta.Code);
        Assert.Equal(["/visitedOn", "/note", "/answers/303"], next.Changed);
        Assert.Equal([VisitEventCodes.Recorded, VisitEventCodes.Corrected], VisitDecider.Evolve(state, next).History.Select(h => h.Meta.Code));
    }

    [Fact]
    [Trait("rule", "RAT-1")]
    public void What_a_dossier_holds_stays_as_it_was_handed_in()
    {
        var (state, held) = (Recorded(Draft()), Admitted() with { Dossier = "d-1" });

        Assert.Equal([(VisitViolations.InDossier, "d-1")], Decide(Draft() with { Note = "Catatan" }, state, held).Violations.Select(v => (v.Code, v.Args!["dossier"])));
        Assert.True(Decide(Draft(), state, held) is { IsAccepted: true, Events.Count: 0 });
    }

    [Fact]
    public void An_admission_anew_takes_a_visit_anew()
    {
        var state = Recorded(Draft());

        var next = Decide(Draft(), state, Admitted() with { Deliberation = "m-2" }).Events.Single();

        Assert.Equal(("m-2", VisitEventCodes.Corrected), (next.Deliberation, next.Meta.Code));
        Assert.Equal("m-2", VisitDecider.Evolve(state, next).Deliberation);
    }

    [Fact]
    public void It_is_corrected_twenty_times_at_most()
    {
        var state = Recorded(Draft());
        for (var time = 1; time <= 20; time++) state = VisitDecider.Evolve(state, Decide(Draft() with { Note = $"{time}" }, state).Events.Single());

        Assert.Equal(VisitViolations.CorrectionsSpent, Decide(Draft() with { Note = "21" }, state).Violations.Single().Code);
        Assert.Empty(Decide(Draft() with { Note = "20" }, state).Violations);
    }

    private static VisitDraft Draft() => new(
        "regsosek2022-k",
        "2026-11-10",
        [new VisitorDraft("CONTOH TIGA", "TKSK"), new VisitorDraft("CONTOH EMPAT", "Pemerintah Desa")],
        new Dictionary<string, string> { ["303"] = "8" },
        [new Dictionary<string, string> { ["402"] = "CONTOH SATU" }]);

    private static AdmittedProposal Admitted(string village = "3201012001") => new("p-1", AreaCode.Parse(village), ProposalStatus.Eligible, "m-1", HeldOn);

    private static VisitState Recorded(VisitDraft draft) => VisitDecider.Evolve(null, Decide(draft, null).Events.Single());

    private static Violation? Fault(VisitDraft draft, AdmittedProposal? admitted = null, string village = "3201012001", Instant? now = null) =>
        Decide(draft, null, admitted ?? Admitted(village), now).Violations.SingleOrDefault();

    private static IReadOnlyList<Violation> Faults(VisitDraft? draft) => Decide(draft, null).Violations;

    private static Decision<VisitRecorded> Decide(VisitDraft? draft, VisitState? state, AdmittedProposal? admitted = null, Instant? now = null) =>
        VisitDecider.Record(draft, state, admitted ?? Admitted(), SampleForms.All, Policies, Officer, now ?? Instant.FromUtc(2026, 11, 10, 3, 0));
}
