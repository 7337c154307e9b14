namespace Dtks.LocalHost.Faults;

/// <summary>The host was cut off: no SDK takes this for something to try again.</summary>
internal sealed class CutOffException() : InvalidOperationException("This host is cut off from everything.");
