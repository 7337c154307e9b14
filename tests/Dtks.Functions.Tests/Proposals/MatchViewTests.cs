using Dtks.Domain.Kernel;
using Dtks.Domain.Matching;
using Dtks.Domain.Policies;
using Dtks.Domain.Proposals;
using Dtks.Functions.Policies;
using Dtks.Functions.Proposals;
using Dtks.Platform.Json;
using NodaTime;

namespace Dtks.Functions.Tests.Proposals;

/// <summary>Whose field the population register has otherwise (PRO-5).</summary>
[Trait("rule", "PRO-5")]
public sealed class MatchViewTests
{
    private static readonly PolicyVersions Policies = PolicyFiles.Shipped();

    private static readonly IReadOnlyList<ProposalHistoryEntry> History = [new(ProposalStatus.Submitted, Step("proposal.submitted")), new(ProposalStatus.Mismatched, Step("proposal.mismatched"))];

    [Fact]
    [Trait("rule", "REG-3")]
    public void Whose_it_is_and_which_is_told_and_the_score_to_officers_alone()
    {
        var match = PopulationMatch.Combine([Answer(80), Answer(79), Answer(100, PopulationField.Name, PopulationField.Rt)]);

        string Told(bool toCitizen) => string.Join("; ", MatchView.Of(match, History, Policies, toCitizen)!.Members!.Select(m => $"{m.Pointer} {string.Join(',', m.Fields)} {m.Address} {m.AddressOutcome}"));

        Assert.Equal("/household/members/1  79 Mismatch; /household/members/2 Name,Rt 100 Match", Told(toCitizen: false));
        Assert.Equal("/household/members/1   Mismatch; /household/members/2 Name,Rt  Match", Told(toCitizen: true));
        Assert.Null(MatchView.Of(PopulationMatch.Combine([Answer(100), Answer(80)]), History, Policies, toCitizen: false)!.Members);
    }

    [Fact]
    public void An_answer_kept_before_it_was_told_whose_it_is_is_shown_without()
    {
        var stored = JsonText.Write(Answer(70, PopulationField.Sex));
        Assert.DoesNotContain("members", stored, StringComparison.Ordinal);

        var view = MatchView.Of(JsonText.Read<PopulationMatch>(stored), History, Policies, toCitizen: true)!;

        Assert.Null(view.Members);
        Assert.Equal((FieldOutcome.Mismatch, FieldOutcome.Mismatch), (view.AddressOutcome, view.Fields.Single(f => f.Field == PopulationField.Sex).Outcome));
    }

    private static PopulationMatch Answer(int address, params PopulationField[] differs) =>
        new([.. Enum.GetValues<PopulationField>().Select(f => new FieldMatch(f, differs.Contains(f) ? FieldOutcome.Mismatch : FieldOutcome.Match))], address);

    private static EventMeta Step(string code) =>
        new(Instant.FromUtc(2026, 11, 26, 3, 0), Role.System, "system", code, "PRO-5", Policies.Latest.Id);
}
