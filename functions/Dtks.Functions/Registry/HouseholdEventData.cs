namespace Dtks.Functions.Registry;

/// <summary>The data of a household's CloudEvents: ids only, nothing of a person (REG-3).</summary>
/// <param name="Id">The household.</param>
/// <param name="Village">Its village.</param>
/// <param name="Rule">The rule that decided, if one did.</param>
/// <param name="Policy">The policy version it was decided under.</param>
/// <param name="Step">How many steps its history has with this change.</param>
/// <param name="Period">The month that was verified, where one was (RAT-4).</param>
public sealed record HouseholdEventData(string Id, string Village, string? Rule, string Policy, int Step, string? Period = null);
