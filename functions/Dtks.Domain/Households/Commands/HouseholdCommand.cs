namespace Dtks.Domain.Households.Commands;

/// <summary>What can be asked of a household of the register.</summary>
public abstract record HouseholdCommand;
