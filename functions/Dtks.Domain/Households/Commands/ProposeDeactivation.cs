using Dtks.Domain.Common;

namespace Dtks.Domain.Households.Commands;

/// <summary>
/// Take in that a concluded deliberation proposes to stop or deactivate it (MUS-2, MUS-7). Nothing happens when it did before.
/// </summary>
/// <param name="DeliberationId">The deliberation.</param>
/// <param name="Ground">The ground of VER-5, 1 to 15.</param>
/// <param name="By">Whoever concluded it.</param>
public sealed record ProposeDeactivation(string DeliberationId, int Ground, Actor By) : HouseholdCommand;
