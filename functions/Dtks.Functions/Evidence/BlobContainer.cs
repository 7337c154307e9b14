namespace Dtks.Functions.Evidence;

/// <summary>The blob containers of evidence.</summary>
public static class BlobContainer
{
    /// <summary>Where clients put uploads; nothing here is trusted.</summary>
    public const string Incoming = "incoming";

    /// <summary>Inspected evidence, written once.</summary>
    public const string Evidence = "evidence";
}
