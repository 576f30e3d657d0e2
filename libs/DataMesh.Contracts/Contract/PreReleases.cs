using System.Globalization;
using System.Numerics;

namespace DataMesh.Contracts;

/// <summary>Precedence of pre-releases, semver 2.0 §11.</summary>
internal static class PreReleases
{
    public static int Compare(string left, string right)
    {
        if (left.Length == 0 || right.Length == 0)
            return right.Length.CompareTo(left.Length);
        var leftParts = left.Split('.');
        var rightParts = right.Split('.');
        for (var i = 0; i < Math.Min(leftParts.Length, rightParts.Length); i++)
        {
            var order = ComparePart(leftParts[i], rightParts[i]);
            if (order != 0)
                return order;
        }

        return leftParts.Length.CompareTo(rightParts.Length);
    }

    // Numeric identifiers order as numbers and come before the others.
    private static int ComparePart(string left, string right)
    {
        var leftIsNumber = BigInteger.TryParse(left, NumberStyles.None, CultureInfo.InvariantCulture, out var leftNumber);
        var rightIsNumber = BigInteger.TryParse(right, NumberStyles.None, CultureInfo.InvariantCulture, out var rightNumber);
        if (leftIsNumber && rightIsNumber)
            return leftNumber.CompareTo(rightNumber);
        return leftIsNumber != rightIsNumber ? rightIsNumber.CompareTo(leftIsNumber) : string.CompareOrdinal(left, right);
    }
}
