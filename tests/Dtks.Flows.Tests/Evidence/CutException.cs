namespace Dtks.Flows.Tests.Evidence;

/// <summary>The process ended here.</summary>
internal sealed class CutException() : Exception("The process ended here.");
