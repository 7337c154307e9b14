namespace Dtks.LocalHost.Http;

/// <summary>Marks an endpoint as one of this host's own <c>/dev</c> paths.</summary>
internal sealed record DevPath;
