namespace Dtks.Platform.Events;

/// <summary>An event to publish.</summary>
/// <param name="Id">The same each time it is published.</param>
/// <param name="Source">Where it happened, such as <c>/dtks/3306162006</c>.</param>
/// <param name="Type">Its type, such as <c>dtks.proposal.submitted.v1</c>.</param>
/// <param name="Subject">What it is about.</param>
/// <param name="Time">When it happened.</param>
/// <param name="Data">Its data, JSON; ids only, never a person (REG-3).</param>
public sealed record OutgoingEvent(string Id, string Source, string Type, string? Subject, DateTimeOffset Time, string Data);
