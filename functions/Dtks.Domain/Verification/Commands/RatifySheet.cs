using Dtks.Domain.Common;

namespace Dtks.Domain.Verification.Commands;

/// <summary>The regent's letter covers it (VER-1, RAT-1). Nothing happens when the same letter did before.</summary>
/// <param name="LetterId">The letter.</param>
/// <param name="By">The regent.</param>
public sealed record RatifySheet(string LetterId, Actor By) : SheetCommand;
