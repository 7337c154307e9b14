namespace Dtks.Platform.SetAside;

/// <summary>The data of <c>dtks.operations.setAside.v1</c>: ids and codes only (REG-3).</summary>
/// <param name="Id">The id under <c>/operations/poison</c>.</param>
/// <param name="Queue">The queue of the message.</param>
/// <param name="Code">Why.</param>
/// <param name="Area">The area that is concerned, if known.</param>
/// <param name="Subject">What is concerned, if known.</param>
/// <param name="TraceId">The trace of the last try.</param>
public sealed record SetAsideEventData(string Id, string Queue, string Code, string? Area, string? Subject, string TraceId);
