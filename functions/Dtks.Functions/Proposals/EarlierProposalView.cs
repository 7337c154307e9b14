using Dtks.Domain.People;
using Dtks.Domain.Policies;
using Dtks.Domain.Proposals;
using Dtks.Platform.Audit;
using NodaTime;

namespace Dtks.Functions.Proposals;

/// <summary>What a proposal said until a correction, as those concerned see the proposal itself.</summary>
/// <param name="Proposal">The proposal.</param>
/// <param name="Version">Which of its versions, from 1.</param>
/// <param name="CorrectedAt">Until when it said this.</param>
/// <param name="Changed">JSON pointers to what the correction made otherwise.</param>
/// <param name="Kind">What was proposed.</param>
/// <param name="Programmes">Programmes asked for.</param>
/// <param name="Household">The family.</param>
/// <param name="Contact">How the proposer was reached.</param>
/// <param name="Recipient">On whom the programmes were to stand; null for the default.</param>
/// <param name="NominatedBy">From whom the name came.</param>
/// <param name="Match">The population register's answer to it; null where it was not told.</param>
[ShowsPerson]
internal sealed record EarlierProposalView(
    string Proposal,
    int Version,
    Instant CorrectedAt,
    IReadOnlyList<string> Changed,
    ProposalKind Kind,
    IReadOnlyList<Programme> Programmes,
    Family Household,
    Contact Contact,
    Nik? Recipient,
    Nomination? NominatedBy,
    MatchView? Match)
{
    public static EarlierProposalView Of(EarlierProposalDocument earlier, ProposalState state, PolicyVersions policies, bool toCitizen)
    {
        var (step, at) = state.History.Select((entry, place) => (entry, place)).Where(h => h.entry.IsCorrection()).ElementAt(earlier.Number - 1);
        var said = earlier.Content;
        return new EarlierProposalView(
            earlier.Proposal, earlier.Number, step.Meta.At, step.Changed ?? [], said.Kind, said.Programmes, said.Family, said.Contact, said.Recipient,
            said.NominatedBy, MatchView.Of(earlier.Match, [.. state.History.Take(at)], policies, toCitizen));
    }
}
