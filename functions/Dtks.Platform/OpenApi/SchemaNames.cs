namespace Dtks.Platform.OpenApi;

/// <summary>The names that types have in the document: their own, with more where two have the same.</summary>
internal sealed class SchemaNames
{
    private readonly Dictionary<(Type Type, bool IsRead), string> _names = [];
    private bool _isSettled;

    /// <summary>The name of a type that is written, or read.</summary>
    /// <param name="type">The type.</param>
    /// <param name="isRead">Whether clients send it.</param>
    public string Of(Type type, bool isRead)
    {
        if (!_names.TryGetValue((type, isRead), out var name))
        {
            name = _isSettled ? throw new InvalidOperationException($"{type} was not met before names were settled.") : Long(type, isRead);
            _names[(type, isRead)] = name;
        }

        return name;
    }

    /// <summary>Gives each type met so far the shortest name that no other has.</summary>
    public void Settle()
    {
        var types = _names.Keys.ToList();
        foreach (var alike in types.GroupBy(t => Plain(t.Type), StringComparer.Ordinal))
        {
            var isOne = alike.Select(t => t.Type).Distinct().Count() == 1;
            foreach (var (type, isRead) in alike)
            {
                var name = isOne ? alike.Key : $"{Place(type)}{alike.Key}";
                _names[(type, isRead)] = isRead && types.Contains((type, false)) ? $"{name}Input" : name;
            }
        }

        _isSettled = true;
    }

    private static string Long(Type type, bool isRead) => $"{type.FullName}{(isRead ? "!" : string.Empty)}";

    private static string Plain(Type type) =>
        type.IsGenericType ? $"{type.Name.Split('`')[0]}Of{string.Join("And", type.GetGenericArguments().Select(Plain))}" : type.Name;

    private static string Place(Type type) => type.DeclaringType?.Name ?? type.Namespace!.Split('.')[^1];
}
