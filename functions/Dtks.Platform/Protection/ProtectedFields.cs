using System.Linq.Expressions;
using System.Reflection;

namespace Dtks.Platform.Protection;

/// <summary>
/// Which members of stored records are encrypted at rest (REG-3), as the modules of an application declare them: NIK, names, birth dates,
/// mother's name, phone, free text about a person.
/// </summary>
public sealed class ProtectedFields
{
    private readonly HashSet<(Type, string)> _members = [];
    private readonly HashSet<(Type, string)> _onceClear = [];

    /// <summary>All of them, as type and member.</summary>
    public IReadOnlyCollection<(Type Type, string Member)> All => _members;

    /// <summary>Declares members of a record.</summary>
    /// <exception cref="ArgumentException">An expression names no member of <typeparamref name="T"/> itself.</exception>
    public void Declare<T>(params IEnumerable<Expression<Func<T, object?>>> members)
    {
        foreach (var member in members)
        {
            _members.Add((typeof(T), NameOf(member)));
        }
    }

    /// <summary>Declares members that older documents hold in clear: there they are read as they stand, and encrypted with the next write.</summary>
    /// <exception cref="ArgumentException">An expression names no member of <typeparamref name="T"/> itself.</exception>
    public void DeclareOnceClear<T>(params IEnumerable<Expression<Func<T, object?>>> members)
    {
        foreach (var member in members)
        {
            _members.Add((typeof(T), NameOf(member)));
            _onceClear.Add((typeof(T), NameOf(member)));
        }
    }

    /// <summary>Whether older documents may hold a member in clear.</summary>
    public bool WasClear(MemberInfo member) => _onceClear.Contains((member.DeclaringType!, member.Name));

    /// <summary>Whether a member is protected.</summary>
    public bool Contains(MemberInfo member) => _members.Contains((member.DeclaringType!, member.Name));

    private static string NameOf<T>(Expression<Func<T, object?>> member)
    {
        var body = member.Body is UnaryExpression { NodeType: ExpressionType.Convert } converted ? converted.Operand : member.Body;
        return body is MemberExpression named && named.Member.DeclaringType == typeof(T)
            ? named.Member.Name
            : throw new ArgumentException($"{member} names no member of {typeof(T).Name}.", nameof(member));
    }
}
