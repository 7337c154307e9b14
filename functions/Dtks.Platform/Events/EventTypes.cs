using System.Reflection;

namespace Dtks.Platform.Events;

/// <summary>The CloudEvents that an application publishes, as its modules declare them: docs/events.md is made from it.</summary>
public sealed class EventTypes
{
    private readonly SortedDictionary<string, EventType> _all = new(StringComparer.Ordinal);

    /// <summary>All of them, by type.</summary>
    public IReadOnlyCollection<EventType> All => _all.Values;

    /// <summary>Declares one.</summary>
    /// <exception cref="InvalidOperationException">Another module declared it.</exception>
    internal void Declare(EventType type)
    {
        if (!_all.TryAdd(type.Type, type))
        {
            throw new InvalidOperationException($"The event {type.Type} is declared twice.");
        }
    }

    /// <summary>The codes that stand as constants in a class.</summary>
    internal static IEnumerable<(string Code, FieldInfo Field)> CodesOf(Type codes) =>
        codes.GetFields(BindingFlags.Public | BindingFlags.Static).Where(field => field.IsLiteral).Select(field => ((string)field.GetRawConstantValue()!, field));

    /// <summary>The type of the event of a code.</summary>
    internal static string TypeOf(string code) => $"dtks.{code}.v1";
}

/// <summary>A CloudEvent that is published.</summary>
/// <param name="Type">Its type, such as <c>dtks.proposal.registered.v1</c>.</param>
/// <param name="Subject">What its subject looks like, such as <c>proposals/{village}/{proposal}</c>.</param>
/// <param name="Data">The record that its data is written from.</param>
/// <param name="What">What it tells, in words; null where the constant of its code says so.</param>
/// <param name="Code">The constant; null where there is none.</param>
public sealed record EventType(string Type, string Subject, Type Data, string? What, FieldInfo? Code);
