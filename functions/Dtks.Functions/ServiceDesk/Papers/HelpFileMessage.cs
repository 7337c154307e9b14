namespace Dtks.Functions.ServiceDesk.Papers;

/// <summary>A file of an application that waits for its inspection.</summary>
/// <param name="Regency">Its regency.</param>
/// <param name="File">Its id.</param>
public sealed record HelpFileMessage(string Regency, string File);
