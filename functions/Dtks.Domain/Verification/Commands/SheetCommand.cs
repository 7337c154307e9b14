namespace Dtks.Domain.Verification.Commands;

/// <summary>What can be asked of a village's monthly sheet.</summary>
public abstract record SheetCommand;
