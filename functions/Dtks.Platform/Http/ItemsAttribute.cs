namespace Dtks.Platform.Http;

/// <summary>Says what the items of a list are that holds an <see cref="UnreadableItem"/> in the place of each that cannot be read.</summary>
/// <typeparam name="T">What an item that can be read is written from; where there are several, it is named for each.</typeparam>
[AttributeUsage(AttributeTargets.Property, AllowMultiple = true)]
public sealed class ItemsAttribute<T>() : ItemsAttribute(typeof(T));

/// <summary>The same, whatever the type.</summary>
/// <param name="type">What an item that can be read is written from.</param>
[AttributeUsage(AttributeTargets.Property, AllowMultiple = true)]
public abstract class ItemsAttribute(Type type) : Attribute
{
    /// <summary>What an item that can be read is written from.</summary>
    public Type Type { get; } = type;
}
