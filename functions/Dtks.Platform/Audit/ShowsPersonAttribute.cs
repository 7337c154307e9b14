namespace Dtks.Platform.Audit;

/// <summary>
/// Marks an answer that shows something of a person's record. It can only be given through the audited reads, so that no read goes unseen
/// (REG-3).
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ShowsPersonAttribute : Attribute
{
    /// <summary>Whether an answer's type, or what it lists, is marked.</summary>
    public static bool IsOn(Type type)
    {
        ArgumentNullException.ThrowIfNull(type);
        return IsDefined(type, typeof(ShowsPersonAttribute), inherit: false) || type.GetGenericArguments().Any(IsOn);
    }
}
