namespace Dtks.Platform.SetAside;

/// <summary>A message with parts that differ from one sending to the next, such as a count.</summary>
public interface ICaused
{
    /// <summary>The message without them: sent again, it is the same.</summary>
    object Cause { get; }
}
