using System.Globalization;
using System.Text;

namespace Dtks.Platform.Json;

/// <summary>Where a reader is in a JSON text; written as an RFC 6901 pointer only when asked.</summary>
internal sealed class JsonPath
{
    private readonly List<(string? Name, int Index)> _steps = [];

    /// <summary>Goes to a member.</summary>
    public void Enter(string member) => _steps.Add((member, 0));

    /// <summary>Goes to an element, counted from 0.</summary>
    public void Enter(int index) => _steps.Add((null, index));

    /// <summary>Goes back to what holds it.</summary>
    public void Leave() => _steps.RemoveAt(_steps.Count - 1);

    /// <summary>The pointer to where the reader is, or to a member there.</summary>
    public string Pointer(string? member = null)
    {
        var pointer = new StringBuilder();
        foreach (var (name, index) in _steps)
        {
            pointer.Append('/').Append(name is null ? index.ToString(CultureInfo.InvariantCulture) : Escape(name));
        }

        return member is null ? pointer.ToString() : pointer.Append('/').Append(Escape(member)).ToString();
    }

    private static string Escape(string member) => member.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);
}
