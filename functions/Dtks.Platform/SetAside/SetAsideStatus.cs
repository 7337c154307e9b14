namespace Dtks.Platform.SetAside;

/// <summary>Where something stands that was set aside.</summary>
public enum SetAsideStatus
{
    /// <summary>It waits for a repair and a replay.</summary>
    Waiting,

    /// <summary>It was put back on its queue and is not done yet.</summary>
    Replayed,

    /// <summary>It was done after a replay, or an operator let go of it.</summary>
    Done,
}
