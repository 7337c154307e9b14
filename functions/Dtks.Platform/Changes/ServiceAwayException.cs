namespace Dtks.Platform.Changes;

/// <summary>A service did not answer in the time it had, or a moment ago and is not asked again yet.</summary>
internal sealed class ServiceAwayException(Exception? reason = null) : HttpRequestException("The service did not answer in time.", reason);
