using Dtks.Domain.People;

namespace Dtks.Domain.Proposals;

/// <summary>What the register says of a proposal's members at the time of matching.</summary>
/// <param name="ClaimedByOther">A NIK or the family card number stands with a household other than the family's
/// own (REG-5).</param>
/// <param name="FamilyRegistered">The family stands in the register.</param>
/// <param name="Receiving">Programmes that it receives already, in so far as the proposal asks nothing new of them.</param>
/// <param name="Contest">Who holds a number that the proposal names, when that has to end or be settled first (REG-5).</param>
public sealed record RegisterStanding(bool ClaimedByOther, bool FamilyRegistered, IReadOnlyList<Programme> Receiving, Contest? Contest = null);
