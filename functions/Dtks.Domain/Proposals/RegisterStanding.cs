using Dtks.Domain.People;

namespace Dtks.Domain.Proposals;

/// <summary>What the register says of a proposal's members at the time of matching.</summary>
/// <param name="ClaimedByOther">A NIK or the family card number is claimed by another proposal, or by a household other than the family's
/// own (REG-5).</param>
/// <param name="FamilyRegistered">The family stands in the register.</param>
/// <param name="Receiving">Programmes that it receives already, in so far as the proposal asks nothing new of them.</param>
public sealed record RegisterStanding(bool ClaimedByOther, bool FamilyRegistered, IReadOnlyList<Programme> Receiving);
