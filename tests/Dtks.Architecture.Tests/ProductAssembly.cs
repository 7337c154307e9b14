using Mono.Cecil;

namespace Dtks.Architecture.Tests;

/// <summary>One built assembly of the product: its types, and what each of them uses.</summary>
public sealed class ProductAssembly
{
    private readonly ModuleDefinition _module;

    private ProductAssembly(string name)
    {
        Name = name;
        _module = ModuleDefinition.ReadModule(Path.Combine(AppContext.BaseDirectory, name + ".dll"));
        Types = [.. _module.Types.Where(t => t.Namespace.StartsWith(name, StringComparison.Ordinal) && !t.Name.StartsWith('<'))];
    }

    /// <summary>Every assembly of the product.</summary>
    public static IReadOnlyList<ProductAssembly> All { get; } =
        [.. new[] { "Dtks.Domain", "Dtks.Platform", "Dtks.Functions", "Dtks.Pages", "Dtks.LocalCosmos", "Dtks.LocalHost", "Dtks.Demo" }.Select(n => new ProductAssembly(n))];

    /// <summary>Its name, such as <c>Dtks.Platform</c>.</summary>
    public string Name { get; }

    /// <summary>The types that stand in its files; those inside others go with them.</summary>
    public IReadOnlyList<TypeDefinition> Types { get; }

    /// <summary>The names of the assemblies it was built against.</summary>
    public IEnumerable<string> References => _module.AssemblyReferences.Select(r => r.Name);

    /// <summary>The assembly of a name.</summary>
    public static ProductAssembly Of(string name) => All.Single(a => a.Name == name);

    /// <summary>The first folder of a type's namespace below the project; empty at the top.</summary>
    public string FolderOf(TypeReference type)
    {
        var outer = type;
        while (outer.DeclaringType is not null)
        {
            outer = outer.DeclaringType;
        }

        return outer.Namespace.Length <= Name.Length ? string.Empty : outer.Namespace[(Name.Length + 1)..].Split('.')[0];
    }

    /// <summary>Whether a type is this assembly's own.</summary>
    public bool Owns(TypeReference type) => type.Scope == _module || type.Scope.Name == _module.Name;

    /// <summary>Every type that a type names: in its base, members, attributes and the bodies of its methods, those of its inner types too.</summary>
    public static IEnumerable<TypeReference> UsedBy(TypeDefinition type) =>
        Named(type).SelectMany(Parts).Where(t => t is not GenericParameter).DistinctBy(t => t.FullName);

    /// <summary>The methods that a type calls.</summary>
    public static IEnumerable<MethodReference> CallsOf(TypeDefinition type) =>
        type.Methods.Where(m => m.HasBody).SelectMany(m => m.Body.Instructions).Select(i => i.Operand).OfType<MethodReference>()
            .Concat(type.NestedTypes.SelectMany(CallsOf));

    private static IEnumerable<TypeReference> Named(TypeDefinition type)
    {
        IEnumerable<TypeReference?> own =
        [
            type.BaseType,
            .. type.Interfaces.Select(i => i.InterfaceType),
            .. type.Fields.Select(f => f.FieldType),
            .. type.Properties.Select(p => p.PropertyType),
            .. type.CustomAttributes.Concat(type.Methods.SelectMany(m => m.CustomAttributes)).Select(a => a.AttributeType),
            .. type.Methods.SelectMany(m => m.Parameters).SelectMany(p => p.CustomAttributes).Select(a => a.AttributeType),
            .. type.Methods.SelectMany(m => m.Parameters.Select(p => p.ParameterType).Append(m.ReturnType)),
            .. type.Methods.Where(m => m.HasBody).SelectMany(m => m.Body.Variables).Select(v => v.VariableType),
            .. type.Methods.Where(m => m.HasBody).SelectMany(m => m.Body.Instructions).SelectMany(i => Operands(i.Operand)),
        ];
        return own.OfType<TypeReference>().Concat(type.NestedTypes.SelectMany(Named));
    }

    private static IEnumerable<TypeReference> Operands(object? operand) => operand switch
    {
        GenericInstanceMethod method => [method.DeclaringType, method.ReturnType, .. method.GenericArguments],
        MethodReference method => [method.DeclaringType, method.ReturnType],
        FieldReference field => [field.DeclaringType, field.FieldType],
        TypeReference type => [type],
        _ => [],
    };

    private static IEnumerable<TypeReference> Parts(TypeReference type) => type switch
    {
        GenericInstanceType generic => generic.GenericArguments.SelectMany(Parts).Prepend(generic.ElementType),
        TypeSpecification wrapped => Parts(wrapped.ElementType),
        _ => [type],
    };
}
