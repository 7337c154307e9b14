using System.Collections.Concurrent;
using System.Reflection;
using Dtks.Platform.Protection;

namespace Dtks.Platform.Documents;

/// <summary>Tells which types hold protected members, in themselves or in what they are made of.</summary>
internal sealed class ProtectedGraph(ProtectedFields fields)
{
    private readonly ConcurrentDictionary<Type, bool> _known = new();

    public bool Holds(Type type) => _known.GetOrAdd(type, t => Reaches(t, []));

    private bool Reaches(Type type, HashSet<Type> seen)
    {
        if (type.IsPrimitive || !seen.Add(type))
        {
            return false;
        }

        if (type.HasElementType)
        {
            return Reaches(type.GetElementType()!, seen);
        }

        if (type.IsGenericType && type.GetGenericArguments().Any(argument => Reaches(argument, seen)))
        {
            return true;
        }

        return type.Namespace?.StartsWith("System", StringComparison.Ordinal) != true
            && type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Any(p => fields.Contains(p) || Reaches(p.PropertyType, seen));
    }
}
