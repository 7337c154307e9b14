namespace Dtks.Platform.SetAside;

/// <summary>A failure that knows its reason.</summary>
public interface IReasoned
{
    /// <summary>Why what it ended is set aside.</summary>
    SetAsideReason Reason { get; }
}
