namespace Dtks.Domain.Deliberations.Commands;

/// <summary>What can be asked of a deliberation.</summary>
public abstract record DeliberationCommand;
