using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Dtks.Platform.OpenApi;

/// <summary>What the doc comments of code say, from the file that the compiler writes beside each assembly; nothing where there is no such file.</summary>
internal sealed partial class DocComments
{
    private readonly Dictionary<Assembly, Dictionary<string, XElement>> _files = [];

    /// <summary>What is said of a type.</summary>
    public string Of(Type type) => Plain(Find(type.Assembly, $"T:{NameOf(type)}")?.Element("summary"));

    /// <summary>What is said of a value of an enum.</summary>
    public string Of(FieldInfo value) => Plain(Find(value.Module.Assembly, $"F:{NameOf(value.DeclaringType!)}.{value.Name}")?.Element("summary"));

    /// <summary>What is said of a member; of a record's, what its parameter of that name is.</summary>
    public string Of(PropertyInfo member)
    {
        var type = member.DeclaringType!;
        var own = Plain(Find(type.Assembly, $"P:{NameOf(type)}.{member.Name}")?.Element("summary"));
        return own.Length > 0 ? own : Plain(Find(type.Assembly, $"T:{NameOf(type)}")?.Elements("param").FirstOrDefault(p => (string?)p.Attribute("name") == member.Name));
    }

    /// <summary>What is said of a method that is the only one of its name.</summary>
    public string Of(MethodInfo method)
    {
        var start = $"M:{NameOf(method.DeclaringType!)}.{method.Name}";
        var key = File(method.Module.Assembly).Keys.FirstOrDefault(k => k == start || k.StartsWith(start + "(", StringComparison.Ordinal));
        return key is null ? string.Empty : Plain(Find(method.Module.Assembly, key)?.Element("summary"));
    }

    private static string NameOf(Type type) => (type.IsGenericType ? type.GetGenericTypeDefinition() : type).FullName!.Replace('+', '.');

    private XElement? Find(Assembly assembly, string id) => File(assembly).GetValueOrDefault(id);

    private Dictionary<string, XElement> File(Assembly assembly)
    {
        if (!_files.TryGetValue(assembly, out var members))
        {
            var path = Path.Combine(AppContext.BaseDirectory, $"{assembly.GetName().Name}.xml");
            _files[assembly] = members = System.IO.File.Exists(path)
                ? XDocument.Load(path).Descendants("member").ToDictionary(m => (string)m.Attribute("name")!, StringComparer.Ordinal)
                : [];
        }

        return members;
    }

    // A reference says its last name.
    private static string Plain(XElement? words)
    {
        if (words is null)
        {
            return string.Empty;
        }

        var copy = new XElement(words);
        foreach (var reference in copy.Descendants().Where(e => e.Name.LocalName is "see" or "seealso" or "paramref" or "typeparamref").ToList())
        {
            var named = (string?)(reference.Attribute("cref") ?? reference.Attribute("name") ?? reference.Attribute("langword"));
            reference.ReplaceWith(named?.Split('(')[0].Split('.', ':')[^1].Split('`')[0] ?? reference.Value);
        }

        return Spaces().Replace(copy.Value, " ").Trim();
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
