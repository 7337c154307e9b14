using Dtks.Domain.Common;
using Dtks.Domain.Verification;

namespace Dtks.Domain.Households.Commands;

/// <summary>
/// Take in a month's ratified and conforming verification: it tells who is paid the next period (RAT-4). Nothing happens the second time.
/// </summary>
/// <param name="Period">The month.</param>
/// <param name="Lines">The household's lines of its sheet; others' are left aside.</param>
/// <param name="By">The Ministry's reviewer.</param>
public sealed record SettleEligibility(CyclePeriod Period, IReadOnlyList<SheetLine> Lines, Actor By) : HouseholdCommand;
