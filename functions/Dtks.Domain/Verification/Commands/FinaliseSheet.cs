using Dtks.Domain.Common;

namespace Dtks.Domain.Verification.Commands;

/// <summary>Finalise the month (VER-1).</summary>
/// <param name="By">The village head.</param>
public sealed record FinaliseSheet(Actor By) : SheetCommand;
