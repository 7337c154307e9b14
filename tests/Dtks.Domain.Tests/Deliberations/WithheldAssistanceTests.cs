using Dtks.Domain.Deliberations;
using Dtks.Domain.Kernel;
using Dtks.Domain.People;
using Dtks.Domain.Proposals;
using static Dtks.Domain.Tests.Deliberations.DeliberationSamples;

namespace Dtks.Domain.Tests.Deliberations;

/// <summary>A family that is admitted without the assistance it asked for: who is passed over learns why (GOV-3).</summary>
[Trait("rule", "GOV-3")]
public sealed class WithheldAssistanceTests
{
    private const string Why = "Dinilai mampu";

    private static readonly SubjectStandings Asking = Subjects with
    {
        Proposals = Subjects.Proposals.ToDictionary(
            p => p.Key, p => p.Value with { Programmes = p.Value.Kind == ProposalKind.Register ? [] : [Programme.Pkh, Programme.PbiJkn] }, StringComparer.Ordinal),
    };

    [Theory]
    [InlineData(null, null, true, true)]
    [InlineData(11, null, false, true)]
    [InlineData(null, Why, false, true)]
    [InlineData(11, Why, false, false)]
    public void Without_ground_and_note_it_is_not_concluded_and_one_of_them_alone_is_advice(int? ground, string? note, bool unmet, bool advised)
    {
        var state = Run(Open(), Recording(Admit with { Ground = ground, Note = note }));

        Assert.Equal([Programme.Pkh, Programme.PbiJkn], state.Decisions[0].Withheld!);
        Assert.Equal((ground, note), (state.Decisions[0].Ground, state.Decisions[0].Note));
        Assert.Equal(unmet ? ["resolution.withheldUnexplained GOV-3 /decisions/0 PKH, PBI-JKN"] : [], Told(ConclusionRules.Unmet(state, AllFour, [])));
        Assert.Equal(advised ? ["resolution.assistanceWithheld GOV-3 /decisions/0 PKH, PBI-JKN"] : [], Told(ConclusionRules.OnDecisions(state)));
        Assert.Equal(unmet, DeliberationDecider.Decide(new DeliberationCommand.Conclude(new(new(1, 0)), AllFour, Samples.VillageHead), state, Samples.Policy, Samples.Now).Violations.Count > 0);
    }

    [Theory]
    [InlineData("p-1", "assist")]
    [InlineData("p-1", "refuse")]
    [InlineData("p-2", "admit")]
    [InlineData("p-3", "assist")]
    public void Nothing_is_withheld_where_nothing_was_asked_all_is_granted_or_all_is_refused(string proposal, string decision) =>
        Assert.Null(Run(Open(), Recording(new DecisionDraft(proposal, null, decision, null, Why))).Decisions[0].Withheld);

    [Fact]
    [Trait("rule", "VER-5")]
    public void A_ground_belongs_to_an_admission_that_withholds_and_to_no_other()
    {
        Assert.Equal(["ground.forbidden VER-5 /0/ground "], Told(Decide(Open(), Recording(new DecisionDraft("p-2", null, "admit", 11, null))).Violations));
        Assert.Equal(["ground.forbidden VER-5 /0/ground "], Told(Decide(Open(), Recording(Admit with { Decision = "assist", Ground = 11 })).Violations));
        Assert.Equal("number.range", Decide(Open(), Recording(Admit with { Ground = 16 })).Violations[0].Code);
    }

    [Fact]
    [Trait("rule", "MUS-2")]
    public void The_same_again_is_no_news_and_what_was_recorded_before_this_was_noted_is_concluded_as_it_was()
    {
        var state = Run(Open(), Recording(Admit));
        var older = state with { Decisions = [state.Decisions[0] with { Withheld = null }] };

        Assert.Empty(Decide(state, Recording(Admit)).Events);
        Assert.Single(Decide(state, Recording(Admit, new DecisionDraft("p-2", null, "admit", null, null))).Events);
        Assert.Single(Decide(older, Recording(Admit)).Events);
        Assert.Empty(ConclusionRules.Unmet(older, AllFour, []));
        Assert.Empty(ConclusionRules.OnDecisions(older));
    }

    [Theory]
    [InlineData("registerWithAssistance", ProposalDecision.Admit, true)]
    [InlineData("registerWithAssistance", ProposalDecision.Assist, false)]
    [InlineData("register", ProposalDecision.Admit, false)]
    [InlineData("assistance", ProposalDecision.Assist, false)]
    [InlineData("registerWithAssistance", ProposalDecision.Refuse, false)]
    public void The_proposal_keeps_what_was_not_granted_and_why(string kind, ProposalDecision decision, bool withheld)
    {
        var decided = Samples.Run(Samples.Deliberating(kind), new ProposalCommand.ApplyDecision(decision, "d-1", Samples.VillageHead) { Ground = 11, Note = Why });

        Assert.Equal(withheld ? [Programme.Pkh, Programme.PbiJkn] : null, decided.Withheld?.Programmes);
        Assert.Equal(withheld ? (11, Why) : (null, null), (decided.Withheld?.Ground, decided.Withheld?.Note));
        Assert.DoesNotContain(Why, $"{decided.Withheld}", StringComparison.Ordinal);
    }

    [Fact]
    [Trait("rule", "PRO-5")]
    public void What_is_corrected_is_decided_anew()
    {
        var admitted = Samples.Run(Samples.Deliberating(), new ProposalCommand.ApplyDecision(ProposalDecision.Admit, "d-1", Samples.VillageHead) { Note = Why });
        var returned = Samples.Run(Samples.Run(admitted, new ProposalCommand.Ratify("l-1", Samples.Regent)), new ProposalCommand.Return("l-1", ["Alasan"], Samples.Ministry));

        Assert.NotNull(returned.Withheld);
        Assert.Null(Samples.Run(returned, new ProposalCommand.Correct(Samples.Draft(), Samples.VillageOfficer)).Withheld);
    }

    private static DeliberationCommand.RecordDecisions Recording(params DecisionDraft[] drafts) => new(drafts, Asking, Samples.VillageOfficer);

    private static Decision<DeliberationEvent> Decide(DeliberationState state, DeliberationCommand command) => DeliberationDecider.Decide(command, state, Samples.Policy, Samples.Now);

    private static IEnumerable<string> Told(IEnumerable<Violation> violations) => violations.Select(v => $"{v.Code} {v.Rule} {v.Pointer} {v.Args?.GetValueOrDefault("programmes")}");
}
