using Dtks.Domain.Areas;
using Dtks.Domain.Deliberations;
using Dtks.Domain.Evidence;
using Dtks.Domain.Kernel;
using static Dtks.Domain.Tests.Deliberations.DeliberationSamples;

namespace Dtks.Domain.Tests.Deliberations;

/// <summary>What keeps a deliberation from going on is told with the rule, the place and what would be right.</summary>
[Trait("rule", "GOV-2")]
public class DeliberationFaultsTests
{
    [Fact]
    [Trait("rule", "MUS-1")]
    [Trait("rule", "MUS-3")]
    public void When_it_is_opened()
    {
        Assert.Equal(["date.future MUS-1 /heldOn -"], Opening(Draft(heldOn: "2026-11-03")));
        Assert.Equal(["date.tooEarly MUS-1 /heldOn -"], Opening(Draft(heldOn: "2013-12-31")));
        Assert.Equal(["input.unknownValue - /kind allowed=regular, cards"], Opening(Draft() with { Kind = "x" }));
        Assert.Equal(["text.length - /place max=200,min=1"], Opening(Draft() with { Place = new string('x', 201) }));
        Assert.Empty(Opening(Draft() with { Place = new string('x', 200) }));
        Assert.Equal(["list.size MUS-3 /attendees count=0,max=500,min=1"], Opening(Draft() with { Attendees = [] }));
        Assert.Equal(["deliberation.attendeeUnit MUS-3 /attendees/0/unit -"], Opening(With(Attendee("householdRepresentative"))));
        Assert.Equal(["text.length - /attendees/0/name max=100,min=1"], Opening(With(Attendee("bpd") with { Name = new string('x', 101) })));
        Assert.Equal(["text.length - /attendees/0/unit max=100,min=1"], Opening(With(Attendee("bpd", new string('x', 101)))));
        Assert.Empty(Opening(With(new AttendeeDraft(new string('x', 100), "bpd", new string('x', 100)))));
        Assert.Equal(
            ["input.unknownValue - /attendees/0/element allowed=villageGovernment, bpd, community, communityGroup, householdRepresentative"],
            Opening(With(Attendee("x"))));
    }

    [Fact]
    public void Those_present_are_kept_as_they_were_given()
    {
        var state = Open(With(Attendee("householdRepresentative", " RW 01 "), Attendee("bpd")));
        Assert.Equal(
            [new("Contoh Hadir householdRepresentative", AttendeeElement.HouseholdRepresentative, "RW 01"), new Attendee("Contoh Hadir bpd", AttendeeElement.Bpd, null)],
            state.Attendees);
    }

    [Fact]
    [Trait("rule", "MUS-2")]
    public void When_decisions_are_recorded()
    {
        Assert.Equal(["resolution.subject MUS-2 /0 -"], Recording(new DecisionDraft(null, null, "admit", null, null)));
        Assert.Equal(["resolution.decisionForSubject MUS-2 /0/decision -"], Recording(Admit with { Decision = "terminate" }));
        Assert.Equal(["input.unknownValue - /0/decision allowed=admit, assist, refuse, terminate, keep, withdrawCard, wellOff"], Recording(Admit with { Decision = "x" }));
        Assert.Equal(["ground.required VER-5 /0/ground -"], Recording(Terminate with { Ground = null }));
        Assert.Equal(["number.range VER-5 /0/ground max=15,min=1"], Recording(Terminate with { Ground = 16 }));
        Assert.Equal(["number.range VER-5 /0/ground max=15,min=1"], Recording(Admit with { Decision = "refuse", Ground = 16, Note = "Dinilai mampu" }));
        Assert.Equal(["ground.forbidden VER-5 /0/ground -"], Recording(Admit with { Ground = 1 }));
        Assert.Equal(["resolution.twice MUS-2 /1 -"], Recording(Admit, Admit));
        Assert.Equal(["resolution.proposalUnknown MUS-2 /0/proposal -"], Recording(Admit with { Proposal = "p-8" }));
        Assert.Equal(["resolution.householdUnknown MUS-2 /0/household -"], Recording(Terminate with { Household = "h-8" }));
        Assert.Equal(["proposal.notDeliberating MUS-2 /0/proposal status=eligible"], Recording(Admit with { Proposal = "p-9" }));
        Assert.Equal(
            ["proposal.decisionForKind PRO-2 /0/decision decision=assist,kind=register"], Recording(Admit with { Proposal = "p-2", Decision = "assist" }));
        Assert.Equal(["text.length - /0/note max=1000,min=1"], Recording(Admit with { Note = new string('x', 1001) }));
        Assert.Empty(Recording(Admit with { Note = new string('x', 1000) }));
        Assert.Equal(["list.size MUS-2 root count=1001,max=1000,min=0"], Recording([.. Enumerable.Repeat(Admit, 1001)]));
    }

    [Theory]
    [Trait("rule", "VER-5")]
    [InlineData(1)]
    [InlineData(15)]
    public void To_refuse_takes_a_ground(int ground) => Assert.Empty(Recording(Admit with { Decision = "refuse", Ground = ground, Note = "Dinilai mampu" }));

    [Fact]
    public void A_proposal_and_a_household_of_one_id_are_two_subjects()
    {
        var subjects = Subjects with { ActiveHouseholds = new HashSet<string> { "p-1" } };
        Assert.Empty(Record(Open(), subjects, Admit, Terminate with { Household = "p-1" }).Violations);
    }

    [Fact]
    [Trait("rule", "MUS-8")]
    public void What_another_decided_is_a_conflict_of_that_subject_alone()
    {
        var subjects = Subjects with
        {
            ActiveHouseholds = new HashSet<string> { "p-1", "h-1" },
            DecidedBy = new Dictionary<string, string> { ["p-1"] = "d-2" },
            HouseholdsDecidedBy = new Dictionary<string, string> { ["h-1"] = "d-3" },
        };
        var wrong = Record(Open(), subjects, Admit, Terminate, Terminate with { Household = "p-1" }).Violations;
        Assert.Equal(["resolution.decidedElsewhere MUS-8 /0/proposal deliberation=d-2", "resolution.decidedElsewhere MUS-8 /1/household deliberation=d-3"], Told.Of(wrong));
        Assert.All(wrong, v => Assert.Equal(ViolationKind.Conflict, v.Kind));
    }

    [Fact]
    [Trait("rule", "GOV-3")]
    [Trait("rule", "MUS-7")]
    public void A_household_is_kept_where_a_granted_appeal_waits_and_that_is_no_termination()
    {
        var keep = new DecisionDraft(null, "h-1", "keep", null, null);
        var appealed = Subjects with { Appealed = new HashSet<string> { "h-1" } };
        Assert.Equal(["resolution.nothingToKeep GOV-3 /0/household -"], Recording(keep));
        Assert.Equal(["resolution.nothingToKeep GOV-3 /0/household -"], Told.Of(Record(Open(), appealed, keep with { Household = "h-2" }).Violations));
        Assert.Equal(["resolution.decisionForSubject MUS-2 /0/decision -"], Recording(Admit with { Decision = "keep" }));
        Assert.Equal(["ground.forbidden VER-5 /0/ground -"], Told.Of(Record(Open(), appealed, keep with { Ground = 3 }).Violations));
        var decided = Run(Open(), new DeliberationCommand.RecordDecisions([keep], appealed, Samples.VillageOfficer));
        Assert.Equal((0, 0), (decided.ProposalCount, decided.TerminationCount));
        Assert.Null(decided.Decisions[0].OnProposal());
    }

    [Fact]
    public void The_same_decisions_again_are_no_news_but_none_at_all_are_the_first_time()
    {
        var none = Run(Open(), new DeliberationCommand.RecordDecisions([], Subjects, Samples.VillageOfficer));
        Assert.Equal(2, none.History.Count);
        Assert.Empty(Record(none, Subjects).Events);
        Assert.Empty(Record(Decided(Admit, Terminate), Subjects, Admit, Terminate).Events);
        Assert.Single(Record(Decided(Admit, Terminate), Subjects, Terminate, Admit).Events);
        Assert.Single(Record(Decided(Admit, Terminate), Subjects).Events);
    }

    [Fact]
    [Trait("rule", "MUS-4")]
    [Trait("rule", "MUS-7")]
    public void When_it_is_concluded()
    {
        Assert.Equal(["input.required - root -"], Concluding(null));
        Assert.Equal(["input.required - /minutes/proposals -", "input.required - /minutes/terminations -"], Concluding(Minutes(null, null)));
        Assert.Equal(
            ["number.range MUS-4 /minutes/proposals max=1000,min=0", "number.range MUS-4 /minutes/terminations max=1000,min=0"],
            Concluding(Minutes(1001, -1)));
        Assert.Equal(
            [
                "deliberation.documentMissing MUS-4 /evidence/publicationPhoto kind=publicationPhoto",
                "deliberation.countMismatch MUS-7 /minutes/proposals recorded=1,stated=1000",
                "deliberation.countMismatch MUS-7 /minutes/terminations recorded=1,stated=0",
            ],
            Concluding(Minutes(1000, 0), [.. AllFour.Take(3)]));
        Assert.Equal(
            ["deliberation.documentInspecting MUS-4 /evidence/minutes kind=minutes"],
            Concluding(Minutes(1, 1), [Document(EvidenceKind.Minutes, EvidenceStatus.Inspecting), .. AllFour.Skip(1)]));
    }

    private static DeliberationDraft With(params AttendeeDraft[] present) => Draft() with { Attendees = present };

    private static ConclusionDraft Minutes(int? proposals, int? terminations) => new(new MinutesDraft(proposals, terminations));

    private static IEnumerable<string> Opening(DeliberationDraft draft) => Told.Of(DeliberationDecider.Decide(
        new DeliberationCommand.Open("d-1", AreaCode.Parse(Samples.VillageWib), draft, Samples.VillageOfficer), null, Samples.Policy, Samples.Now).Violations);

    private static Decision<DeliberationEvent> Record(DeliberationState state, SubjectStandings subjects, params DecisionDraft[] drafts) =>
        DeliberationDecider.Decide(
            new DeliberationCommand.RecordDecisions(drafts, subjects, Samples.VillageOfficer), state, Samples.Policy, Samples.Now);

    private static IEnumerable<string> Recording(params DecisionDraft[] drafts) => Told.Of(Record(Open(), Subjects, drafts).Violations);

    private static IEnumerable<string> Concluding(ConclusionDraft? draft, IReadOnlyList<EvidenceState>? evidence = null) =>
        Told.Of(DeliberationDecider.Decide(
            new DeliberationCommand.Conclude(draft, evidence ?? AllFour, Samples.VillageHead), Decided(), Samples.Policy, Samples.Now).Violations);
}
