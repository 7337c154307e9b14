using Dtks.Domain.People;

namespace Dtks.Domain.Proposals;

/// <summary>The assistance that a proposal asked for and a deliberation did not grant when it admitted the family to the register (MUS-2, GOV-3).</summary>
/// <param name="Programmes">The programmes asked for and not granted.</param>
/// <param name="Ground">The ground of VER-5, 1 to 15; null where none was recorded.</param>
/// <param name="Note">Its note; null where none was recorded. Encrypted at rest.</param>
public sealed record WithheldAssistance(IReadOnlyList<Programme> Programmes, int? Ground, string? Note)
{
    /// <summary>Hidden (REG-3).</summary>
    public override string ToString() => "[withheld]";
}
