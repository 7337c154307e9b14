namespace Dtks.LocalHost.Demo.Documents;

/// <summary>Someone on an attendance list.</summary>
/// <param name="Name">The name.</param>
/// <param name="Element">Whom they are there for, as the list says it, such as "BPD".</param>
public sealed record SampleAttendee(string Name, string Element);
