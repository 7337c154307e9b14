using Dtks.Domain.Common;

namespace Dtks.Domain.Proposals.Commands;

/// <summary>The district head's endorsement (RAT-1). Nothing happens when the same dossier was endorsed before.</summary>
/// <param name="DossierId">The dossier it goes up in.</param>
/// <param name="By">The district head.</param>
public sealed record EndorseProposal(string DossierId, Actor By) : ProposalCommand;
